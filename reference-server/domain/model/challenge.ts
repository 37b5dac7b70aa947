/** @module A Challenge code of a login. */

import type { Instant } from './primitives.ts'

export interface Challenge {
  readonly id: string
  readonly loginId: string
  readonly deviceId: string
  /** Six ASCII digits; leading zeros are significant. */
  readonly text: string
  readonly shownAt: Instant
  readonly state: 'open' | 'answered' | 'superseded' | 'void'
  readonly failures: number
}
