/** @module How often somebody may be wrong. */

import type { SecondFactorLock } from '../account.ts'
import type { Profile } from '../profile.ts'
import type { Instant } from '../words.ts'
import { within } from './time.ts'

export const failureRules = {
  /** Whether a challenge or code is void after so many wrong answers to it. */
  triesUsedUp: (failures: number, profile: Profile): boolean => failures >= profile.triesPerCode,

  /** Whether so many wrong answers in a row lock the second factor. */
  failuresLock: (failures: number, profile: Profile): boolean => failures >= profile.secondFactorTries,

  secondFactorLocked: (lock: SecondFactorLock, now: Instant, profile: Profile): boolean =>
    lock.lockedAt !== undefined && within(lock.lockedAt, profile.secondFactorLock, now),

  /** Whether so many wrong passwords in a row lock the password. */
  passwordFailuresLock: (failures: number, profile: Profile): boolean => failures >= profile.passwordTries,

  passwordLocked: (lockedAt: Instant | undefined, now: Instant, profile: Profile): boolean =>
    lockedAt !== undefined && within(lockedAt, profile.passwordLock, now),
}
