/** @module The page of a run that is held up: its steps, and everything of its scene, to look at and to operate. */

import { setImmediate as nextTurnOfTheEventLoop } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { noStore, pageSecurityHeaders } from '../../../reference-server/pages/security-headers.ts'
import { livePage } from '../../shared/pages/live-page.ts'
import { ownHostOnly } from '../../shared/pages/own-host.ts'
import { actManually } from './manual-actions.ts'
import { renderEnded, renderHalt } from './pause-view.ts'
import type { Pauses } from './pauses.ts'

const files = ['../../serve/assets/phones.css', '../../serve/assets/phones.js', 'assets/pause.css'] as const

export interface PausePage {
  fetch(request: Request): Promise<Response>
  /** Tells open pages that the run has stopped at another place, or is over. */
  announceChanges(): void
  /** Resolves when whoever has pressed something has an answer. */
  answered(): Promise<void>
}

export function createPausePage(pauses: Pauses): PausePage {
  let changes = 0
  const live = livePage(import.meta.url, files, () => changes)

  const show = (context: Context, problem?: string) => {
    const { halt } = pauses
    const progress = `/progress?seen=${changes}`
    if (!halt) return context.html(renderEnded(pauses.ended, progress))
    return context.html(renderHalt({ halt, sentences: pauses.sentencesOf(halt.scenario), progress, problem }))
  }

  const press = async (context: Context) => {
    const form = await context.req.parseBody()
    const { halt } = pauses
    if (!halt) return context.redirect('/', 303)
    if (form.go === 'end') {
      pauses.goOn('end')
      return context.html(renderEnded(false, `/progress?seen=${changes}`))
    }
    if (form.go === 'next step') {
      const news = pauses.news()
      pauses.goOn('next step')
      await news
      return pauses.ended ? show(context) : context.redirect('/', 303)
    }
    const problem = await actManually(halt, form)
    changes++
    return problem === undefined ? context.redirect('/', 303) : show(context, problem)
  }

  const app = new Hono()
  app.use(ownHostOnly(), pageSecurityHeaders, noStore, csrf(), bodyLimit({ maxSize: 16 * 1024 }))
  app.route('/', live.routes)
  app.get('/', (context) => show(context)).post(press)
  const answering = new Set<Promise<unknown>>()
  return {
    async fetch(request) {
      const answer = Promise.resolve(app.fetch(request))
      if (request.method === 'GET') return answer
      answering.add(answer)
      return answer.finally(() => answering.delete(answer))
    },
    async answered() {
      await Promise.allSettled(answering)
      await nextTurnOfTheEventLoop()
    },
    announceChanges() {
      changes++
      live.announceChanges()
    },
  }
}
