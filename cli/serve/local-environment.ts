/** @module Everything that `sls serve` opens, and closes again in the opposite order. */

import { randomBytes } from 'node:crypto'
import { externalClock } from '../../reference-server/runtime/clock.ts'
import { type Listening, listen } from '../../reference-server/runtime/listener.ts'
import type { DataFolder } from './data-folder.ts'
import { createPhones } from './phones-page.ts'
import { openWorld, type World } from './simulation.ts'
import { elapsed, every, wallClock } from './wall-clock.ts'

const hostname = '127.0.0.1'

/** How often the server looks for work that is due. */
const tickMs = 250

export interface LocalEnvironment {
  readonly world: World
  readonly urls: { readonly pages: string; readonly phones: string; readonly faces: string }
  /** Rejects where what is due cannot be done. */
  readonly failed: Promise<never>
}

const newSecret = (): string => randomBytes(32).toString('base64url')

async function openPages({ server: { fetch, watch } }: World) {
  const { createPages } = await import('../../reference-server/pages/pages.ts')
  return createPages({ fetch, watch, newSecret })
}

/** Opens all of it; rejects where a port cannot be had. What was opened until then is left to the stack. */
export async function openLocalEnvironment(
  folder: DataFolder,
  port: number,
  labToken: string | undefined,
  opened: AsyncDisposableStack,
): Promise<LocalEnvironment> {
  opened.defer(() => folder.close())
  const world = await openWorld(folder, externalClock(wallClock, elapsed).now, labToken)
  opened.defer(() => world.close())
  const { cert, key } = folder.state.tls
  const listening = async (
    answer: (request: Request) => Promise<Response>,
    offset: number,
    secure = true,
  ) => {
    const address = {
      hostname,
      port: port === 0 ? 0 : port + offset,
      tls: secure ? { cert, key } : undefined,
    }
    const listener: Listening = await listen(answer, address)
    opened.defer(() => listener.close())
    return listener.url
  }
  const pages = await openPages(world)
  const atPages = await listening(pages.fetch, 0)
  const phones = createPhones(world, atPages)
  const urls = {
    pages: atPages,
    phones: await listening(phones.fetch, 1),
    faces: await listening(world.server.fetch, 2, false),
  }
  const { failed, stop } = every(tickMs, async () => {
    await world.settle()
    phones.look()
  })
  opened.defer(stop)
  return { world, urls, failed }
}
