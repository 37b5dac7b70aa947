/**
 * @module The cookies of a window: `__Host-` (RFC 6265bis section 4.1.3.2), `Secure`, `HttpOnly` and `SameSite=Strict`.
 * Each platform has its own: two windows of one browser are two logins, and one window in another language is the same.
 */

import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { Locale, Os, Platform } from '../../contract/primitives.ts'

/** A window of a platform; IBKR Mobile with the operating system of the trading device. */
export interface PlatformWindow {
  readonly platform: Platform
  readonly locale: Locale
  readonly os?: Os | undefined
}

export interface PendingLogin {
  readonly loginId: string
  readonly secret: string
}

const loginCookie = z.tuple([z.string(), z.string()])

/** `presession`: a secret for the CSRF token of a window that has neither a login nor a session. */
type CookieKind = 'presession' | 'login' | 'session'

const nameOf = (kind: CookieKind, { platform }: PlatformWindow): string => `${kind}-${platform}`

const options = { prefix: 'host', secure: true, httpOnly: true, sameSite: 'Strict', path: '/' } as const

const deletion = { secure: true, path: '/', prefix: 'host' } as const

/** The cookies of one window during one request. */
export class Cookies {
  readonly #context: Context
  readonly #window: PlatformWindow
  login: PendingLogin | undefined
  session: string | undefined
  presession: string | undefined

  constructor(context: Context, window: PlatformWindow) {
    this.#context = context
    this.#window = window
    this.login = readLogin(getCookie(context, nameOf('login', window), 'host'))
    this.session = getCookie(context, nameOf('session', window), 'host')
    this.presession = getCookie(context, nameOf('presession', window), 'host')
  }

  /** The newest secret of the window, from which its CSRF token is derived. */
  csrfSecret(): string | undefined {
    return this.session ?? this.login?.secret ?? this.presession
  }

  setPresession(secret: string): void {
    this.presession = secret
    this.#set('presession', secret)
  }

  setLogin(login: PendingLogin): void {
    this.login = login
    this.#set('login', JSON.stringify([login.loginId, login.secret]))
  }

  /** Replaces the secrets of the login. */
  setSession(session: string): void {
    this.clear()
    this.session = session
    this.#set('session', session)
  }

  clear(): void {
    this.login = this.session = this.presession = undefined
    for (const kind of ['presession', 'login', 'session'] as const) {
      deleteCookie(this.#context, nameOf(kind, this.#window), deletion)
    }
  }

  #set(kind: CookieKind, value: string): void {
    setCookie(this.#context, nameOf(kind, this.#window), value, options)
  }
}

function readLogin(text: string | undefined): PendingLogin | undefined {
  if (text === undefined) return undefined
  try {
    const [loginId, secret] = loginCookie.parse(JSON.parse(text))
    return { loginId, secret }
  } catch {
    return undefined
  }
}
