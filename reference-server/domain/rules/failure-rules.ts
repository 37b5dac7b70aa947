/** @module How many wrong answers are allowed, and how long locks last. */

import type { SecondFactorLock } from '../model/account.ts'
import type { PasswordAttempts } from '../model/password-attempts.ts'
import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import { remaining } from '../model/time.ts'

export const failureRules = {
  /** Whether a challenge or code is void after so many wrong answers to it. */
  attemptsExhausted: (failures: number, profile: Profile): boolean => failures >= profile.triesPerCode,

  /** Whether so many wrong answers in a row lock the second factor. */
  failuresLockSecondFactor: (failures: number, profile: Profile): boolean =>
    failures >= profile.secondFactorTries,

  /** Milliseconds for which the second factor is still locked. */
  secondFactorLockLeft: ({ lockedAt }: SecondFactorLock, now: Instant, profile: Profile): number =>
    remaining(lockedAt, profile.secondFactorLock, now),

  /** Whether so many wrong passwords in a row lock the password. */
  failuresLockPassword: (failures: number, profile: Profile): boolean => failures >= profile.passwordTries,

  /** Milliseconds for which the password is still locked. */
  passwordLockLeft: ({ lockedAt }: PasswordAttempts, now: Instant, profile: Profile): number =>
    remaining(lockedAt, profile.passwordLock, now),
}
