/** @module The page of a load while it is under way, on this machine alone. */

import { Hono } from 'hono'
import { noStore, pageSecurityHeaders } from '../../../reference-server/pages/security-headers.ts'
import { type HttpListener, listen } from '../../../reference-server/runtime/listener.ts'
import type { LoadFigures } from '../../../reports/load/load-figures.ts'
import { loadDocument, loadStyle } from '../../../reports/load/load-page.ts'
import { html } from '../../../reports/markup.ts'
import { livePage } from '../../shared/pages/live-page.ts'
import { ownHostOnly } from '../../shared/pages/own-host.ts'

export interface LiveLoadPage {
  readonly url: string
  /** Shows these figures to whoever looks. */
  show(figures: () => LoadFigures): void
  close(): Promise<void>
}

/** `port` 0: any free one. Rejects where it cannot be had. */
export async function openLiveLoad(port: number): Promise<LiveLoadPage> {
  let changes = 0
  let figures: (() => LoadFigures) | undefined
  const live = livePage(import.meta.url, ['assets/load.js'], () => changes)
  const app = new Hono()
  app.use(ownHostOnly(), pageSecurityHeaders, noStore)
  app.get('/load.css', (context) =>
    context.body(loadStyle, 200, { 'content-type': 'text/css; charset=utf-8' }),
  )
  app.route('/', live.routes)
  app.get('/', (context) => {
    if (figures === undefined) return context.text('People are made ready. Look again in a moment.', 200)
    const head = html`<link rel="stylesheet" href="/load.css"><script src="/assets/load.js" defer data-progress="/progress?seen=${changes}"></script>`
    return context.html(loadDocument(figures(), head))
  })
  const listener: HttpListener = await listen(async (request) => app.fetch(request), {
    hostname: '127.0.0.1',
    port,
  })
  return {
    url: listener.url,
    show(newest) {
      figures = newest
      changes++
      live.announceChanges()
    },
    close: () => listener.close(),
  }
}
