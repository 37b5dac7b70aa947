/**
 * @module The port to an attacker, who reads every response to a window and sends requests that no browser or trading
 * platform sends.
 */

import type { LoginAnswer, Refused, Window } from './driver.ts'

/** A field for a code, by its label. */
export type CodeField = 'Response String' | 'Security Code' | 'Confirm Code'

/** An endpoint that takes user name and password. */
export type LoginEndpoint = 'login window' | 'app'

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** The secrets in the responses to a window so far, the newest last. */
export interface CapturedCredentials {
  readonly loginSecrets: readonly string[]
  readonly sessions: readonly string[]
}

/** What two responses can be compared by: nothing that differs from response to response. */
export interface ResponseShape {
  readonly status: number
  /** Names of header fields, sorted. */
  readonly headers: readonly string[]
  /** Names of the members of the body, nested ones with their path, sorted. */
  readonly members: readonly string[]
  /** Code, title and detail of a refusal. */
  readonly text: string
}

export interface Attacker {
  /** The secrets that the responses to this window contain. */
  capturedFrom(window: Window): CapturedCredentials
  /** Submits a value of any type in place of a code. A status of 500 or more rejects with an assertion error. */
  submit(window: Window, field: CodeField, value: unknown): Promise<LoginAnswer | Refused>
  /** The operations for sessions that accept this bearer token; `own` goes to those that require user name and password. */
  accessibleWith(token: string, own: Credentials): Promise<readonly string[]>
  /** The operations on the login of that window that accept this bearer token. */
  loginAccessibleWith(window: Window, token: string): Promise<readonly string[]>
  /** Sends these credentials, and resolves to the shape of the response. */
  probe(endpoint: LoginEndpoint, username: string, password: string): Promise<ResponseShape>
}
