/** @module A Challenge code that was shown for a login. */

import type { Instant } from './primitives.ts'

export interface Challenge {
  readonly id: string
  readonly loginId: string
  readonly deviceId: string
  /** Six ASCII digits; text, because leading zeros count. */
  readonly text: string
  readonly shownAt: Instant
  readonly state: 'open' | 'answered' | 'superseded' | 'void'
  readonly failures: number
}
