/** @module What every event is given beside the account. */

import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { Random } from '../model/random.ts'
import type { Rules } from './rules.ts'

export interface Context {
  readonly now: Instant
  readonly rules: Rules
  readonly profile: Profile
  readonly random: Random
  /** The app that phones are to speak for: its bundle id and package name. */
  readonly appId: string
}
