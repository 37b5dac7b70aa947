/** @module How often somebody may be wrong. */

import type { SecondFactorLock } from '../account.ts'
import type { PasswordAttempts } from '../password.ts'
import type { Profile } from '../profile.ts'
import type { Instant } from '../words.ts'
import { left } from './time.ts'

export const failureRules = {
  /** Whether a challenge or code is void after so many wrong answers to it. */
  triesUsedUp: (failures: number, profile: Profile): boolean => failures >= profile.triesPerCode,

  /** Whether so many wrong answers in a row lock the second factor. */
  failuresLock: (failures: number, profile: Profile): boolean => failures >= profile.secondFactorTries,

  /** Milliseconds for which the second factor is still locked. */
  secondFactorLockLeft: ({ lockedAt }: SecondFactorLock, now: Instant, profile: Profile): number =>
    left(lockedAt, profile.secondFactorLock, now),

  /** Whether so many wrong passwords in a row lock the password. */
  passwordFailuresLock: (failures: number, profile: Profile): boolean => failures >= profile.passwordTries,

  /** Milliseconds for which the password is still locked. */
  passwordLockLeft: ({ lockedAt }: PasswordAttempts, now: Instant, profile: Profile): number =>
    left(lockedAt, profile.passwordLock, now),
}
