/** @module The phones as web pages, by which somebody at this machine operates them. */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { noStore, pageSecurityHeaders } from '../../reference-server/pages/security-headers.ts'
import { NotShown } from '../../simulators/phone/screen.ts'
import { livePage } from '../shared/pages/live-page.ts'
import { performAction } from '../shared/pages/phone-controls.ts'
import { renderPhones } from './phones-view.ts'
import type { Simulation } from './simulation.ts'

const files = ['assets/phones.css', 'assets/phones.js'] as const

export interface PhonesPage {
  fetch(request: Request): Promise<Response>
  /** Tells open pages to reload where the phones have changed. */
  announceChanges(): void
}

/** A page of all phones, and one of each phone. `pages` is the address of the login pages. */
export function createPhonesPage(simulation: Simulation, pages: string): PhonesPage {
  const live = livePage(import.meta.url, files, () => simulation.eventCount())

  const show = async (context: Context, problem?: { username: string; sentence: string }) => {
    await simulation.settle()
    const selected = context.req.param('username')
    const users = simulation.users.filter(({ username }) => selected === undefined || username === selected)
    if (users.length === 0) return context.notFound()
    const progress = `/progress?seen=${simulation.eventCount()}`
    return context.html(
      renderPhones({ users, now: simulation.now(), pages, progress, ledger: simulation.ledger, problem }),
    )
  }

  const press = async (context: Context) => {
    const form = await context.req.parseBody()
    if (form.control === 'clearMessages') {
      simulation.clearMessages()
      return context.redirect(context.req.path, 303)
    }
    const user = simulation.users.find(({ username }) => username === form.phone)
    if (!user) return context.notFound()
    const { username, phone } = user
    try {
      if (!(await performAction(phone, form))) return context.notFound()
    } catch (error) {
      // The screen of the phone has changed since the page was rendered.
      if (!(error instanceof NotShown)) throw error
      return show(context, { username, sentence: error.message })
    }
    return context.redirect(`${context.req.path}#${username}`, 303)
  }

  const app = new Hono()
  app.use(pageSecurityHeaders, noStore, csrf(), bodyLimit({ maxSize: 16 * 1024 }))
  app.route('/', live.routes)
  for (const path of ['/', '/:username']) app.get(path, (context) => show(context)).post(path, press)
  return {
    fetch: async (request) => app.fetch(request),
    announceChanges: live.announceChanges,
  }
}
