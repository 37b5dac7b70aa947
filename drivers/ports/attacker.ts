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

/** What can be compared between two responses: no values that differ every time. */
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
  capturedFrom(window: Window): CapturedCredentials
  /** Sends a value of any type in place of the code. A server error (500 or more) is an assertion error. */
  submit(window: Window, field: CodeField, value: unknown): Promise<LoginAnswer | Refused>
  /** The operations for sessions that accept this bearer token; `own` is for those that ask for credentials again. */
  accessibleWith(token: string, own: Credentials): Promise<readonly string[]>
  /** The operations on the login of that window that accept this bearer token. */
  loginAccessibleWith(window: Window, token: string): Promise<readonly string[]>
  /** The shape of the response to these credentials. */
  probe(endpoint: LoginEndpoint, username: string, password: string): Promise<ResponseShape>
}
