/** @module The page of `sls simulate`, with its API beside it. */

import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { streamSSE } from 'hono/streaming'
import { assets } from '../../../reference-server/pages/assets.ts'
import { noStore, pageSecurityHeaders } from '../../../reference-server/pages/security-headers.ts'
import { drawingsStyle } from '../../../reports/drawings/style.ts'
import { createApi } from '../api/api.ts'
import type { SimulatedServices } from '../services.ts'
import { performControl } from './controls.ts'
import { renderSimulation } from './view.ts'

const own = (name: string, type: string) =>
  [
    name,
    {
      type: `${type}; charset=utf-8`,
      text: readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8'),
    },
  ] as const

const files = new Map([
  ...assets,
  ['drawings.css', { type: 'text/css; charset=utf-8', text: drawingsStyle }] as const,
  own('simulate.css', 'text/css'),
  own('simulate.js', 'text/javascript'),
])

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
  const listeners = new Set<() => void>()
  const ours: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]', ...hosts])

  const show = (context: Context, problem?: string) =>
    context.html(renderSimulation({ simulation, folder, problem }), problem === undefined ? 200 : 400)

  const app = new Hono()
  app.use(async (context, next) => {
    const { hostname } = new URL(context.req.url)
    if (ours.has(hostname)) return next()
    return context.json(
      { error: `host: ${hostname} is not this machine; allow it by --host ${hostname}.` },
      403,
    )
  })
  app.use(noStore)
  app.route('/', createApi(simulation))
  app.use(pageSecurityHeaders, csrf(), bodyLimit({ maxSize: 16 * 1024 }))
  app.get('/assets/:name', (context) => {
    const file = files.get(context.req.param('name'))
    return file ? context.body(file.text, 200, { 'content-type': file.type }) : context.notFound()
  })
  app.get('/progress', (context) =>
    streamSSE(context, async (stream) => {
      let seen = Number(context.req.header('last-event-id') ?? context.req.query('seen'))
      const disconnected = Promise.withResolvers<void>()
      const sendChange = () => {
        if (simulation.eventCount() === seen || stream.closed) return
        seen = simulation.eventCount()
        stream.writeSSE({ event: 'changed', id: String(seen), data: '' }).catch(disconnected.reject)
      }
      listeners.add(sendChange)
      stream.onAbort(() => disconnected.resolve())
      try {
        sendChange()
        await disconnected.promise
      } finally {
        listeners.delete(sendChange)
      }
    }),
  )
  app.get('/', (context) => show(context))
  app.post('/', async (context) => {
    const problem = await performControl(simulation, await context.req.parseBody())
    if (problem !== undefined) return show(context, problem)
    return context.redirect('/', 303)
  })
  return {
    fetch: async (request) => app.fetch(request),
    announceChanges: () => {
      for (const listener of listeners) listener()
    },
  }
}
