/** @module What the pages of `serve` and `simulate` have in common: their files, and an event for open ones when something has changed. */

import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { assets } from '../../../reference-server/pages/assets.ts'
import { drawingsStyle } from '../../../reports/drawings/style.ts'

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const

export interface LivePage {
  /** `/assets/NAME`, and `/progress?seen=N`: server-sent events, one as soon as there are not N events any more. */
  readonly routes: Hono
  /** Tells open pages where something has changed. */
  announceChanges(): void
}

/** `own`: the page's files, such as `assets/phones.css`, as seen from `base`, each by its own name. Beside them are those of the login pages, the drawings, and what all have in common. */
export function livePage(
  base: string,
  own: readonly `${string}assets/${string}.${keyof typeof types}`[],
  eventCount: () => number,
): LivePage {
  const files = new Map<string, { readonly type: string; readonly text: string }>([
    ...assets,
    ['drawings.css', { type: types.css, text: drawingsStyle }],
    [
      'live.css',
      { type: types.css, text: readFileSync(new URL('assets/live.css', import.meta.url), 'utf8') },
    ],
    ...own.map((path) => {
      const type = path.endsWith('.css') ? types.css : types.js
      return [basename(path), { type, text: readFileSync(new URL(path, base), 'utf8') }] as const
    }),
  ])
  const listeners = new Set<() => void>()
  const routes = new Hono()
  routes.get('/assets/:name', (context) => {
    const file = files.get(context.req.param('name'))
    return file ? context.body(file.text, 200, { 'content-type': file.type }) : context.notFound()
  })
  routes.get('/progress', (context) =>
    streamSSE(context, async (stream) => {
      let seen = Number(context.req.header('last-event-id') ?? context.req.query('seen'))
      const disconnected = Promise.withResolvers<void>()
      const sendChange = () => {
        if (eventCount() === seen || stream.closed) return
        seen = eventCount()
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
  return {
    routes,
    announceChanges() {
      for (const listener of listeners) listener()
    },
  }
}
