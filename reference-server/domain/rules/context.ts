/** @module The dependencies of events. */

import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { Random } from '../model/random.ts'
import type { Rules } from './rules.ts'

export interface Context {
  readonly now: Instant
  readonly rules: Rules
  readonly profile: Profile
  readonly random: Random
  /** The bundle id and package name of IBKR Mobile, which attestations have to name. */
  readonly appId: string
}
