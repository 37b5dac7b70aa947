/** @module A session: what a completed login leads to. */

import type { Instant, Locale, Platform } from './primitives.ts'

export interface Session {
  readonly id: string
  readonly tokenDigest: string
  readonly platform: Platform
  readonly locale: Locale
  readonly begunAt: Instant
  /** When somebody asked for something with it, to the profile's grain. */
  readonly usedAt: Instant
}
