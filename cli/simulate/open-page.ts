/** @module The page and API of `sls simulate`, on a socket. */

import { listen } from '../../reference-server/runtime/listener.ts'
import { repeatEvery } from '../serve/wall-clock.ts'
import type { SimulateOptions } from './options.ts'
import type { SimulatedServices } from './services.ts'
import { portOf } from './sockets.ts'

const hostname = '127.0.0.1'

/** How often open pages are told of changes. */
const announceIntervalMs = 200

interface OpenedPage {
  readonly url: string
  /** Rejects when telling open pages of changes fails. */
  readonly failed: Promise<never>
}

/** `folder`: of the credentials, which the page names. `onTick` is called as often as open pages are told of changes. */
export async function openSimulationPage(
  simulation: SimulatedServices,
  folder: string,
  { port, hosts }: Pick<SimulateOptions, 'port' | 'hosts'>,
  opened: AsyncDisposableStack,
  onTick?: () => void,
): Promise<OpenedPage> {
  const { createSimulationPage } = await import('./page/simulation-page.ts')
  const page = createSimulationPage(simulation, folder, hosts)
  const listener = await listen(page.fetch, { hostname, port: portOf('page', port) })
  opened.defer(() => listener.close())
  const { failed, stop } = repeatEvery(announceIntervalMs, async () => {
    page.announceChanges()
    onTick?.()
  })
  opened.defer(stop)
  return { url: listener.url, failed }
}
