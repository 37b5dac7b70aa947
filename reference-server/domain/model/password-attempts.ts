/** @module Wrong passwords per user name. */

import type { Instant } from './primitives.ts'

/** What is remembered of a user name, known or not. */
export interface PasswordAttempts {
  readonly failures: number
  readonly lockedAt?: Instant | undefined
  /** From then on the store knows nothing of it: nobody can make the server remember for ever. */
  readonly forgetAt?: Instant | undefined
}

export const noAttempts: PasswordAttempts = { failures: 0 }
