/** @module Everything that `sls serve` opens; it is closed in the opposite order. */

import { randomBytes } from 'node:crypto'
import { externalClock } from '../../reference-server/runtime/clock.ts'
import { type HttpListener, listen } from '../../reference-server/runtime/listener.ts'
import type { DataFolder } from './data-folder.ts'
import { createPhonesPage } from './phones-page.ts'
import { openSimulation, type Simulation } from './simulation.ts'
import { elapsed, repeatEvery, wallClock } from './wall-clock.ts'

const hostname = '127.0.0.1'

/** How often the server looks for work that is due. */
const dueWorkIntervalMs = 250

export interface LocalEnvironment {
  readonly simulation: Simulation
  readonly urls: { readonly pages: string; readonly phones: string; readonly faces: string }
  /** Rejects as soon as due work fails. */
  readonly failed: Promise<never>
}

const newSecret = (): string => randomBytes(32).toString('base64url')

async function openPages({ server: { fetch, watch } }: Simulation) {
  const { createPages } = await import('../../reference-server/pages/pages.ts')
  return createPages({ fetch, watch, newSecret })
}

/** Pages at `port`, phones at `port` + 1, faces at `port` + 2. Rejects where a port cannot be had; `opened` closes what was opened until then. */
export async function openLocalEnvironment(
  folder: DataFolder,
  port: number,
  labToken: string | undefined,
  opened: AsyncDisposableStack,
): Promise<LocalEnvironment> {
  opened.defer(() => folder.close())
  const simulation = await openSimulation(folder, externalClock(wallClock, elapsed).now, labToken)
  opened.defer(() => simulation.close())
  const { cert, key } = folder.state.tls
  const listenAt = async (answer: (request: Request) => Promise<Response>, offset: number, secure = true) => {
    const address = {
      hostname,
      port: port === 0 ? 0 : port + offset,
      tls: secure ? { cert, key } : undefined,
    }
    const listener: HttpListener = await listen(answer, address)
    opened.defer(() => listener.close())
    return listener.url
  }
  const pages = await openPages(simulation)
  const pagesUrl = await listenAt(pages.fetch, 0)
  const phones = createPhonesPage(simulation, pagesUrl)
  const urls = {
    pages: pagesUrl,
    phones: await listenAt(phones.fetch, 1),
    faces: await listenAt(simulation.server.fetch, 2, false),
  }
  const { failed, stop } = repeatEvery(dueWorkIntervalMs, async () => {
    await simulation.settle()
    phones.announceChanges()
  })
  opened.defer(stop)
  return { simulation, urls, failed }
}
