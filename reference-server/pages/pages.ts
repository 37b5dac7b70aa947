/**
 * @module The pages of all platforms as one Hono app over the faces of a server. Their only state in the browser is
 * cookies, and they work without scripts: each click posts a form, and the response redirects (Post/Redirect/Get).
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
import { assets } from './assets.ts'
import { Cookies, type PendingLogin, type PlatformWindow } from './cookies.ts'
import { isCsrfToken } from './csrf-token.ts'
import { call, type Faces, type FacesFetch } from './faces.ts'
import { handleClick } from './handle-click.ts'
import { addressOf, type PageLocation, parseLocation } from './page-location.ts'
import { streamChanges } from './progress.ts'
import { type RenderOptions, renderWindow } from './render-window.ts'
import { noStore, pageSecurityHeaders } from './security-headers.ts'
import { messageOf, texts } from './texts.ts'
import type { WindowLink, WindowLinks } from './view/plain-pages.tsx'
import { pagesView } from './view.ts'
import { readWindow } from './window-content.ts'

type WatchedWindow = PendingLogin | { readonly session: string; readonly page: string }

export interface PagesParts {
  readonly fetch: FacesFetch
  /** Observes the content of a window; undefined if the secret is wrong. */
  readonly watch: (secret: WatchedWindow) => Promise<WindowWatcher | undefined>
  /** A new unguessable value. */
  readonly newSecret: () => string
}

interface Environment {
  Bindings: PagesParts
}

type Request = Context<Environment>

/** Has the problem document of a refusal, for programs that drive a browser. */
const problemHeader = 'x-sls-problem'

/** Identify the scenario of a test. */
const forwardedHeaders = ['x-sls-scenario', 'x-sls-step', 'traceparent']

function facesOf({ env, req }: Request, language: Locale): Faces {
  const headers = forwardedHeaders.flatMap((name): [string, string][] => {
    const value = req.header(name)
    return value === undefined ? [] : [[name, value]]
  })
  return { fetch: env.fetch, headers: { ...Object.fromEntries(headers), 'accept-language': language } }
}

const messagePage = (
  context: Context,
  status: 403 | 404 | 413 | 500,
  kind: 'notFound' | 'internalError' | 'outdated' | 'tooLarge',
) => {
  const locale = localeWord.safeParse(context.req.path.split('/')[2]).data ?? 'en'
  const pageTexts = texts[locale]
  const message = kind === 'tooLarge' ? pageTexts.refusals.too_large : pageTexts[kind]
  return context.html(pagesView.renderMessage({ locale, texts: pageTexts, message }), status)
}

/** Undefined if the window has neither a pending login nor a page of Client Portal with a session. */
async function watcherOf(
  { env }: Request,
  { page }: PageLocation,
  cookies: Cookies,
): Promise<WindowWatcher | undefined> {
  const { session, login } = cookies
  if (session === undefined) return login && env.watch(login)
  return page === undefined ? undefined : env.watch({ session, page })
}

/** The URL of the change events since this fingerprint of the content. */
async function progressOf(
  context: Request,
  location: PageLocation,
  cookies: Cookies,
): Promise<string | undefined> {
  const fingerprint = await (await watcherOf(context, location, cookies))?.fingerprint()
  const { platform, locale } = location.window
  const query = new URLSearchParams({
    ...(location.page !== undefined && { page: location.page }),
    seen: fingerprint ?? '',
  })
  return fingerprint && `/progress/${platform}/${locale}?${query}`
}

async function showWindow(
  context: Request,
  location: PageLocation,
  options: RenderOptions = {},
): Promise<Response> {
  const cookies = options.cookies ?? new Cookies(context, location.window)
  // Before the content is read, so that a change in between is sent as an event.
  const progress = await progressOf(context, location, cookies)
  const content =
    options.content ?? (await readWindow(facesOf(context, location.window.locale), location, cookies))
  if (content === 'notFound') return messagePage(context, 404, 'notFound')
  if (!content) return context.redirect(addressOf(location.window), 303)
  if (cookies.csrfSecret() === undefined) cookies.setPresession(context.env.newSecret())
  const html = renderWindow(location, content, {
    ...options,
    cookies,
    progress: content.live ? progress : undefined,
  })
  return context.html(html, options.status ?? 200)
}

async function postForm(context: Request, location: PageLocation): Promise<Response> {
  const { window } = location
  const cookies = new Cookies(context, window)
  const entries = Object.entries(await context.req.parseBody())
  const form = Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
  if (!isCsrfToken(form.token, cookies.csrfSecret())) {
    const error = { message: texts[window.locale].outdated }
    return showWindow(context, location, { cookies, typed: form, status: 403, error })
  }
  const result = await handleClick(facesOf(context, window.locale), location, cookies, form)
  switch (result.kind) {
    case 'redirect':
      return context.redirect(addressOf(window, result.page), 303)
    case 'render':
      return showWindow(context, location, { cookies, content: { screen: result.screen, live: false } })
    case 'refused': {
      const { code, field } = result.problem
      const error = { message: messageOf(result.problem, window.locale), field, code }
      context.header(problemHeader, encodeURIComponent(JSON.stringify(result.problem)))
      const back = code === 'unauthenticated' ? { window, page: undefined } : location
      return showWindow(context, back, { cookies, typed: form, status: refusals[code].status, error })
    }
    case 'invalid':
      return messagePage(context, 404, 'notFound')
  }
}

const windowsIn = (locale: Locale): PlatformWindow[] =>
  platformWord.options.flatMap((platform) =>
    (platform === 'ibkrMobile' ? osWord.options : [undefined]).map((os) => ({ platform, os, locale })),
  )

async function linkTo(faces: Faces, window: PlatformWindow): Promise<WindowLink> {
  const { platform, locale, os } = window
  const opened = await call(faces, 'openLogin', { path: { platform, locale } })
  const name = opened.ok ? opened.reply.screen.title : platform
  return { label: os === undefined ? name : `${name} (${os})`, address: addressOf(window) }
}

async function showStart(context: Request): Promise<Response> {
  const linksIn = async (locale: Locale): Promise<WindowLinks> => ({
    locale,
    language: texts[locale].language,
    links: await Promise.all(windowsIn(locale).map((window) => linkTo(facesOf(context, locale), window))),
  })
  const languages = await Promise.all(localeWord.options.map(linksIn))
  return context.html(pagesView.renderStart({ locale: 'en', texts: texts.en, languages }))
}

function build(): Hono<Environment> {
  const hono = new Hono<Environment>()
  hono.use(
    pageSecurityHeaders,
    noStore,
    csrf(),
    bodyLimit({ maxSize: 16 * 1024, onError: (context) => messagePage(context, 413, 'tooLarge') }),
  )
  hono.get('/', showStart)
  hono.get('/assets/:name', (context) => {
    const asset = assets.get(context.req.param('name'))
    return asset
      ? context.body(asset.text, 200, { 'content-type': asset.type })
      : messagePage(context, 404, 'notFound')
  })
  hono.get('/progress/:platform/:locale', async (context) => {
    const location = parseLocation({ ...context.req.param(), page: context.req.query('page') }, {})
    const watcher = location && (await watcherOf(context, location, new Cookies(context, location.window)))
    const seen = context.req.header('last-event-id') ?? context.req.query('seen') ?? ''
    return watcher ? streamChanges(context, watcher, seen) : messagePage(context, 404, 'notFound')
  })
  hono.on(['GET', 'POST'], ['/:platform/:locale', '/:platform/:locale/:page'], (context) => {
    const location = parseLocation(context.req.param(), context.req.query())
    if (!location) return messagePage(context, 404, 'notFound')
    return context.req.method === 'POST' ? postForm(context, location) : showWindow(context, location)
  })
  hono.notFound((context) => messagePage(context, 404, 'notFound'))
  hono.onError((error, context) =>
    error instanceof HTTPException && error.status === 403
      ? messagePage(context, 403, 'outdated')
      : messagePage(context, 500, 'internalError'),
  )
  return hono
}

const app = build()

export const createPages = (parts: PagesParts) => ({
  fetch: async (request: globalThis.Request): Promise<Response> => app.fetch(request, parts),
})
