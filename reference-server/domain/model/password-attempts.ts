/** @module Failed password attempts per user name. */

import type { Instant } from './primitives.ts'

/** Stored for unknown user names as well. */
export interface PasswordAttempts {
  readonly failures: number
  readonly lockedAt?: Instant | undefined
  /** The end of retention: it bounds what requests with arbitrary user names can make the server store. */
  readonly forgetAt?: Instant | undefined
}

export const noAttempts: PasswordAttempts = { failures: 0 }
