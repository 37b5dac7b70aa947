/** @module The phones as web pages, by which somebody at this machine operates them. */

import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { streamSSE } from 'hono/streaming'
import { assets } from '../../reference-server/pages/assets.ts'
import { noStore, pageSecurityHeaders } from '../../reference-server/pages/security-headers.ts'
import { drawingsStyle } from '../../reports/drawings/style.ts'
import { NotShown } from '../../simulators/phone/screen.ts'
import { performAction } from './phone-controls.ts'
import { renderPhones } from './phones-view.ts'
import type { Simulation } from './simulation.ts'

const ownAsset = (name: string, type: string) =>
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
  ownAsset('phones.css', 'text/css'),
  ownAsset('phones.js', 'text/javascript'),
])

export interface PhonesPage {
  fetch(request: Request): Promise<Response>
  /** Tells open pages to reload where the phones have changed. */
  announceChanges(): void
}

/** A page of all phones, and one of each phone. `pages` is the address of the login pages. */
export function createPhonesPage(simulation: Simulation, pages: string): PhonesPage {
  const listeners = new Set<() => void>()

  const show = async (context: Context, problem?: { username: string; sentence: string }) => {
    await simulation.settle()
    const selected = context.req.param('username')
    const users = simulation.users.filter(({ username }) => selected === undefined || username === selected)
    if (users.length === 0) return context.notFound()
    const progress = `/progress?seen=${simulation.eventCount()}`
    return context.html(renderPhones({ users, now: simulation.now(), pages, progress, problem }))
  }

  const press = async (context: Context) => {
    const form = await context.req.parseBody()
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
  for (const path of ['/', '/:username']) app.get(path, (context) => show(context)).post(path, press)
  return {
    fetch: async (request) => app.fetch(request),
    announceChanges: () => {
      for (const listener of listeners) listener()
    },
  }
}
