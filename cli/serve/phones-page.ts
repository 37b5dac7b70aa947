/** @module Operates the phones over HTTP, for whoever sits before this machine. */

import { readFileSync } from 'node:fs'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { streamSSE } from 'hono/streaming'
import { assets } from '../../reference-server/pages/assets.ts'
import { noStore, pageProtection } from '../../reference-server/pages/protection.ts'
import { NotShown } from '../../simulators/phone/screen.ts'
import { operate } from './phone-controls.ts'
import type { World } from './simulation.ts'
import { phonesView } from './view.ts'

const own = (name: string, type: string) =>
  [
    name,
    {
      type: `${type}; charset=utf-8`,
      text: readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8'),
    },
  ] as const

const files = new Map([...assets, own('phones.css', 'text/css'), own('phones.js', 'text/javascript')])

export interface Phones {
  fetch(request: Request): Promise<Response>
  /** Something may have happened to the phones. */
  look(): void
}

/** The page of all phones, and one for each phone by itself. */
export function createPhones(world: World, pages: string): Phones {
  const listeners = new Set<() => void>()

  const show = async (context: Context, complaint?: { username: string; sentence: string }) => {
    await world.settle()
    const asked = context.req.param('username')
    const residents = world.residents.filter(({ username }) => asked === undefined || username === asked)
    if (residents.length === 0) return context.notFound()
    const progress = `/progress?seen=${world.happened()}`
    return context.html(phonesView.renderPhones({ residents, pages, progress, complaint }))
  }

  const press = async (context: Context) => {
    const form = await context.req.parseBody()
    const resident = world.residents.find(({ username }) => username === form.phone)
    if (!resident) return context.notFound()
    const { username, phoneInHand } = resident
    try {
      if (!(await operate(phoneInHand, form))) return context.notFound()
    } catch (error) {
      // What is not shown cannot be pressed: the phone has moved on since the page was drawn.
      if (!(error instanceof NotShown)) throw error
      return show(context, { username, sentence: error.message })
    }
    return context.redirect(`${context.req.path}#${username}`, 303)
  }

  const app = new Hono()
  app.use(pageProtection, noStore, csrf(), bodyLimit({ maxSize: 16 * 1024 }))
  app.get('/assets/:name', (context) => {
    const file = files.get(context.req.param('name'))
    return file ? context.body(file.text, 200, { 'content-type': file.type }) : context.notFound()
  })
  app.get('/progress', (context) =>
    streamSSE(context, async (stream) => {
      let seen = Number(context.req.header('last-event-id') ?? context.req.query('seen'))
      const gone = Promise.withResolvers<void>()
      const tell = () => {
        if (world.happened() === seen || stream.closed) return
        seen = world.happened()
        stream.writeSSE({ event: 'changed', id: String(seen), data: '' }).catch(gone.reject)
      }
      listeners.add(tell)
      stream.onAbort(() => gone.resolve())
      try {
        tell()
        await gone.promise
      } finally {
        listeners.delete(tell)
      }
    }),
  )
  for (const path of ['/', '/:username']) app.get(path, (context) => show(context)).post(path, press)
  return {
    fetch: async (request) => app.fetch(request),
    look: () => {
      for (const listener of listeners) listener()
    },
  }
}
