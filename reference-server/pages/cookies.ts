/**
 * @module What a browser keeps of a window. Every cookie is `__Host-` (RFC 6265bis section 4.1.3.2): for this host
 * alone, over TLS alone, and out of reach of scripts. Each window has its own: two platforms are two logins.
 */

import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Locale, Os, Platform } from '../../contract/primitives.ts'

/** A window of a platform. IBKR Mobile runs on a trading device, which has an operating system. */
export interface PlatformWindow {
  readonly platform: Platform
  readonly locale: Locale
  readonly os?: Os | undefined
}

export interface PendingLogin {
  readonly loginId: string
  readonly secret: string
}

const pair = z.tuple([z.string(), z.string()])

const nameOf = (kind: 'visitor' | 'login' | 'session', { platform, locale }: PlatformWindow): string =>
  `${kind}-${platform}-${locale}`

const options = { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const

const forgotten = { secure: true, path: '/', prefix: 'host' } as const

/** The secrets of one window, as they are while one request is answered. */
export class Cookies {
  readonly #context: Context
  readonly #window: PlatformWindow
  login: PendingLogin | undefined
  session: string | undefined
  visitor: string | undefined

  constructor(context: Context, window: PlatformWindow) {
    this.#context = context
    this.#window = window
    this.login = readLogin(getCookie(context, nameOf('login', window), 'host'))
    this.session = getCookie(context, nameOf('session', window), 'host')
    this.visitor = getCookie(context, nameOf('visitor', window), 'host')
  }

  /** What forged requests cannot know: the newest secret of this window. */
  newest(): string | undefined {
    return this.session ?? this.login?.secret ?? this.visitor
  }

  welcome(visitor: string): void {
    this.visitor = visitor
    this.#set('visitor', visitor)
  }

  begin(login: PendingLogin): void {
    this.login = login
    this.#set('login', JSON.stringify([login.loginId, login.secret]))
  }

  /** Logged in: the secrets that led here have done their work. */
  enter(session: string): void {
    this.forget()
    this.session = session
    this.#set('session', session)
  }

  forget(): void {
    this.login = this.session = this.visitor = undefined
    for (const kind of ['visitor', 'login', 'session'] as const) {
      deleteCookie(this.#context, nameOf(kind, this.#window), forgotten)
    }
  }

  #set(kind: 'visitor' | 'login' | 'session', value: string): void {
    setCookie(this.#context, nameOf(kind, this.#window), value, options)
  }
}

function readLogin(text: string | undefined): PendingLogin | undefined {
  if (text === undefined) return undefined
  try {
    const [loginId, secret] = pair.parse(JSON.parse(text))
    return { loginId, secret }
  } catch {
    return undefined
  }
}
