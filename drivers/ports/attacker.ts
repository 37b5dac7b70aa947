/**
 * @module What somebody can do who reads everything that a window is told and keeps to no form: what browsers and
 * trading platforms never send. A server has to cope with it, and a suite that only types politely would not notice.
 */

import type { LoginAnswer, Refused, Window } from './driver.ts'

/** A box that an answer goes into. */
export type CodeField = 'Response String' | 'Security Code' | 'Confirm Code'

/** Where a user name and a password can be tried. */
export type LoginEndpoint = 'login window' | 'app'

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** The secrets that a window has been given so far, the newest last. */
export interface CapturedCredentials {
  readonly loginSecrets: readonly string[]
  readonly sessions: readonly string[]
}

/** Everything about an answer that an onlooker can compare with another: no values that are different every time. */
export interface ResponseShape {
  readonly status: number
  readonly headers: readonly string[]
  readonly members: readonly string[]
  /** What it says, in words or codes. */
  readonly text: string
}

export interface Attacker {
  capturedFrom(window: Window): CapturedCredentials
  /** Puts a value of any kind into a box of that window. */
  submit(window: Window, box: CodeField, value: unknown): Promise<LoginAnswer | Refused>
  /** What a key opens of everything that asks for a session, by name; `own` are the right ones, for what asks again. */
  accessibleWith(key: string, own: Credentials): Promise<readonly string[]>
  /** What a key opens of the login of that window, by name. */
  loginAccessibleWith(window: Window, key: string): Promise<readonly string[]>
  probe(door: LoginEndpoint, username: string, password: string): Promise<ResponseShape>
}
