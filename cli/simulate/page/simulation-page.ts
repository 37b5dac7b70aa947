/** @module The page of `sls simulate`, with its API beside it. */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { noStore, pageSecurityHeaders } from '../../../reference-server/pages/security-headers.ts'
import { livePage } from '../../shared/pages/live-page.ts'
import { ownHostOnly } from '../../shared/pages/own-host.ts'
import { createApi } from '../api/api.ts'
import type { SimulatedServices } from '../services.ts'
import { performControl } from './controls.ts'
import { renderSimulation } from './view.ts'

const files = ['assets/simulate.css', 'assets/simulate.js'] as const

export interface SimulationPage {
  fetch(request: Request): Promise<Response>
  /** Tells open pages where something has changed. */
  announceChanges(): void
}

/** `hosts`: names by which a browser may ask for it, beside those of this machine: no page of another site can (DNS rebinding). */
export function createSimulationPage(
  simulation: SimulatedServices,
  folder: string,
  hosts: readonly string[],
): SimulationPage {
  const live = livePage(import.meta.url, files, () => simulation.eventCount())

  const show = (context: Context, problem?: string) =>
    context.html(renderSimulation({ simulation, folder, problem }), problem === undefined ? 200 : 400)

  const app = new Hono()
  app.use(ownHostOnly(hosts))
  app.use(noStore)
  app.route('/', createApi(simulation))
  app.use(pageSecurityHeaders, csrf(), bodyLimit({ maxSize: 16 * 1024 }))
  app.route('/', live.routes)
  app.get('/', (context) => show(context))
  app.post('/', async (context) => {
    const problem = await performControl(simulation, await context.req.parseBody())
    if (problem !== undefined) return show(context, problem)
    return context.redirect('/', 303)
  })
  return {
    fetch: async (request) => app.fetch(request),
    announceChanges: live.announceChanges,
  }
}
