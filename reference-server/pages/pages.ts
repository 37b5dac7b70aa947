/**
 * @module The pages of all platforms as one Hono app over the faces of a server. They keep nothing but cookies in
 * the browser, and need no script: a click is a form, and its answer leads back to a page (POST, redirect, GET).
 */

import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import {
  type Locale,
  locale as localeWord,
  os as osWord,
  platform as platformWord,
} from '../../contract/primitives.ts'
import { refusals } from '../../contract/refusal.ts'
import type { WindowWatcher } from '../changes.ts'
import { handleClick } from './act.ts'
import { assets } from './assets.ts'
import { Cookies, type PendingLogin, type PlatformWindow } from './cookies.ts'
import { type Draft, draw } from './draw.ts'
import { call, type Faces, type FacesFetch } from './faces.ts'
import { isFormToken } from './forgery.ts'
import { addressOf, type Place, placeOf } from './place.ts'
import { streamChanges } from './progress.ts'
import { noStore, pageProtection } from './protection.ts'
import { readWindow } from './shown.ts'
import { sentenceOf, texts } from './texts.ts'
import type { WindowLink, WindowLinks } from './view/others.tsx'
import { pagesView } from './view.ts'

type WatchedWindow = PendingLogin | { readonly session: string; readonly page: string }

export interface PagesParts {
  readonly fetch: FacesFetch
  /** What the window of this secret shows, and its changes. */
  readonly watch: (secret: WatchedWindow) => Promise<WindowWatcher | undefined>
  /** A value that nobody can guess. */
  readonly newSecret: () => string
}

interface Environment {
  Bindings: PagesParts
}

type Request = Context<Environment>

/** A refusal is a sentence for people; whoever drives a browser by a program gets what the face has said. */
const forPrograms = 'x-sls-problem'

/** Which scenario asks, where one does. */
const handedOn = ['x-sls-scenario', 'x-sls-step']

function facesOf({ env, req }: Request): Faces {
  const given = handedOn.flatMap((name): [string, string][] => {
    const value = req.header(name)
    return value === undefined ? [] : [[name, value]]
  })
  return { fetch: env.fetch, headers: Object.fromEntries(given) }
}

const message = (
  context: Context,
  status: 403 | 404 | 413 | 500,
  kind: 'notFound' | 'broken' | 'outdated' | 'tooLarge',
) => {
  const locale = localeWord.safeParse(context.req.path.split('/')[2]).data ?? 'en'
  const said = texts[locale]
  const sentence = kind === 'tooLarge' ? said.refusals.too_large : said[kind]
  return context.html(pagesView.renderMessage({ locale, words: said, sentence }), status)
}

/** Undefined where nothing is to be watched, or not by this browser. */
async function watchOf(
  { env }: Request,
  { page }: Place,
  cookies: Cookies,
): Promise<WindowWatcher | undefined> {
  const { session, login } = cookies
  if (session === undefined) return login && env.watch(login)
  return page === undefined ? undefined : env.watch({ session, page })
}

/** Where the page is told of what has happened since it was looked at. */
async function progressOf(context: Request, place: Place, cookies: Cookies): Promise<string | undefined> {
  const picture = await (await watchOf(context, place, cookies))?.fingerprint()
  const { platform, locale } = place.window
  const query = new URLSearchParams({
    ...(place.page !== undefined && { page: place.page }),
    seen: picture ?? '',
  })
  return picture && `/progress/${platform}/${locale}?${query}`
}

/** Draws what the window shows now. */
async function show(context: Request, place: Place, draft: Draft = {}): Promise<Response> {
  const cookies = draft.cookies ?? new Cookies(context, place.window)
  const progress = await progressOf(context, place, cookies)
  const shown = draft.shown ?? (await readWindow(facesOf(context), place, cookies))
  if (shown === 'notFound') return message(context, 404, 'notFound')
  if (!shown) return context.redirect(addressOf(place.window), 303)
  if (cookies.newest() === undefined) cookies.welcome(context.env.newSecret())
  const drawn = draw(place, shown, { ...draft, cookies, progress: shown.live ? progress : undefined })
  return context.html(drawn, draft.status ?? 200)
}

async function click(context: Request, place: Place): Promise<Response> {
  const { window } = place
  const said = texts[window.locale]
  const cookies = new Cookies(context, window)
  const entries = Object.entries(await context.req.parseBody())
  const form = Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  if (!isFormToken(form.token, cookies.newest())) {
    return show(context, place, { cookies, typed: form, status: 403, complaint: { sentence: said.outdated } })
  }
  const acted = await handleClick(facesOf(context), place, cookies, form)
  switch (acted.kind) {
    case 'go':
      return context.redirect(addressOf(window, acted.page), 303)
    case 'show':
      return show(context, place, { cookies, shown: { screen: acted.screen, live: false } })
    case 'refused': {
      const { code, field } = acted.refused
      const complaint = { sentence: sentenceOf(acted.refused, window.locale), field, code }
      context.header(forPrograms, encodeURIComponent(JSON.stringify(acted.refused)))
      const back = code === 'unauthenticated' ? { window, page: undefined } : place
      return show(context, back, { cookies, typed: form, status: refusals[code].status, complaint })
    }
    case 'nonsense':
      return message(context, 404, 'notFound')
  }
}

/** Every window that there is, in one language. */
const windowsIn = (locale: Locale): PlatformWindow[] =>
  platformWord.options.flatMap((platform) =>
    (platform === 'ibkrMobile' ? osWord.options : [undefined]).map((os) => ({ platform, os, locale })),
  )

async function wayTo(faces: Faces, window: PlatformWindow): Promise<WindowLink> {
  const { platform, locale, os } = window
  const opened = await call(faces, 'openLogin', { path: { platform, locale } })
  const name = opened.ok ? opened.reply.screen.title : platform
  return { label: os === undefined ? name : `${name} (${os})`, address: addressOf(window) }
}

async function start(context: Request): Promise<Response> {
  const waysIn = async (locale: Locale): Promise<WindowLinks> => ({
    locale,
    language: texts[locale].language,
    ways: await Promise.all(windowsIn(locale).map((window) => wayTo(facesOf(context), window))),
  })
  const languages = await Promise.all(localeWord.options.map(waysIn))
  return context.html(pagesView.renderStart({ locale: 'en', words: texts.en, languages }))
}

function build(): Hono<Environment> {
  const built = new Hono<Environment>()
  built.use(
    pageProtection,
    noStore,
    csrf(),
    bodyLimit({ maxSize: 16 * 1024, onError: (context) => message(context, 413, 'tooLarge') }),
  )
  built.get('/', start)
  built.get('/assets/:name', (context) => {
    const asset = assets.get(context.req.param('name'))
    return asset
      ? context.body(asset.text, 200, { 'content-type': asset.type })
      : message(context, 404, 'notFound')
  })
  built.get('/progress/:platform/:locale', async (context) => {
    const place = placeOf({ ...context.req.param(), page: context.req.query('page') }, {})
    const watch = place && (await watchOf(context, place, new Cookies(context, place.window)))
    const seen = context.req.header('last-event-id') ?? context.req.query('seen') ?? ''
    return watch ? streamChanges(context, watch, seen) : message(context, 404, 'notFound')
  })
  built.on(['GET', 'POST'], ['/:platform/:locale', '/:platform/:locale/:page'], (context) => {
    const place = placeOf(context.req.param(), context.req.query())
    if (!place) return message(context, 404, 'notFound')
    return context.req.method === 'POST' ? click(context, place) : show(context, place)
  })
  built.notFound((context) => message(context, 404, 'notFound'))
  built.onError((error, context) =>
    error instanceof HTTPException && error.status === 403
      ? message(context, 403, 'outdated')
      : message(context, 500, 'broken'),
  )
  return built
}

const app = build()

/** Answers one request of a browser. */
export const createPages = (parts: PagesParts) => ({
  fetch: async (request: globalThis.Request): Promise<Response> => app.fetch(request, parts),
})
