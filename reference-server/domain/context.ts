/** @module What every event is given beside the account. */

import type { Profile } from './profile.ts'
import type { Random } from './random.ts'
import type { Rules } from './rules.ts'
import type { Instant } from './words.ts'

export interface Context {
  readonly now: Instant
  readonly rules: Rules
  readonly profile: Profile
  readonly random: Random
  /** The app that phones are to speak for: its bundle id and package name. */
  readonly appId: string
}
