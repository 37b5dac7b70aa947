/** @module The session of a completed login. */

import type { Instant, Locale, Platform } from './primitives.ts'

export interface Session {
  readonly id: string
  readonly tokenDigest: string
  readonly platform: Platform
  readonly locale: Locale
  readonly begunAt: Instant
  /** The last recorded use, to the profile's resolution. */
  readonly usedAt: Instant
}
