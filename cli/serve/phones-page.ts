/** @module The phones as web pages, by which somebody at this machine operates them. */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { noStore, pageSecurityHeaders } from '../../reference-server/pages/security-headers.ts'
import { NotShown } from '../../simulators/phone/screen.ts'
import { livePage } from '../shared/pages/live-page.ts'
import { performAction } from '../shared/pages/phone-controls.ts'
import { phonesShown, renderPhones } from './phones-view.ts'
import type { Simulation } from './simulation.ts'

const files = ['assets/phones.css', 'assets/phones.js'] as const

export interface PhonesPage {
  fetch(request: Request): Promise<Response>
  /** Tells open pages to reload where the phones have changed. */
  announceChanges(): void
}

/** A page of the phones that people have, one of each of them, and one of both phones of a person for a migration. `pages` is the address of the login pages. */
export function createPhonesPage(simulation: Simulation, pages: string): PhonesPage {
  const live = livePage(import.meta.url, files, () => simulation.eventCount())

  const show = async (context: Context, problem?: { id: string; sentence: string }) => {
    await simulation.settle()
    const phones = phonesShown(simulation.users, context.req.param('phone'))
    if (phones.length === 0) return context.notFound()
    const progress = `/progress?seen=${simulation.eventCount()}`
    return context.html(
      renderPhones({ phones, now: simulation.now(), pages, progress, ledger: simulation.ledger, problem }),
    )
  }

  const press = async (context: Context) => {
    const form = await context.req.parseBody()
    if (form.control === 'clearMessages') {
      simulation.clearMessages()
      return context.redirect(context.req.path, 303)
    }
    const pressed = phonesShown(simulation.users, String(form.phone)).find(({ id }) => id === form.phone)
    if (!pressed) return context.notFound()
    const { id, phone } = pressed
    try {
      if (!(await performAction(phone, form))) return context.notFound()
    } catch (error) {
      // The screen of the phone has changed since the page was rendered.
      if (!(error instanceof NotShown)) throw error
      return show(context, { id, sentence: error.message })
    }
    return context.redirect(`${context.req.path}#${id}`, 303)
  }

  const app = new Hono()
  app.use(pageSecurityHeaders, noStore, csrf(), bodyLimit({ maxSize: 16 * 1024 }))
  app.route('/', live.routes)
  for (const path of ['/', '/:phone']) app.get(path, (context) => show(context)).post(path, press)
  return {
    fetch: async (request) => app.fetch(request),
    announceChanges: live.announceChanges,
  }
}
