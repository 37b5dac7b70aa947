/** @module Rules of failed attempts and locks. */

import type { SecondFactorLock } from '../model/account.ts'
import type { PasswordAttempts } from '../model/password-attempts.ts'
import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import { remaining } from '../model/time.ts'

export const failureRules = {
  /** Whether so many failures make a challenge or code void. */
  attemptsExhausted: (failures: number, profile: Profile): boolean => failures >= profile.triesPerCode,

  failuresLockSecondFactor: (failures: number, profile: Profile): boolean =>
    failures >= profile.secondFactorTries,

  /** Remaining milliseconds of the lock. */
  secondFactorLockLeft: ({ lockedAt }: SecondFactorLock, now: Instant, profile: Profile): number =>
    remaining(lockedAt, profile.secondFactorLock, now),

  /** Whether nothing of this kind succeeds during the lock: a login, an activation, a Confirm Code (AMB-37). */
  lockCovers: (_needs: 'login' | 'activation' | 'number'): boolean => true,

  failuresLockPassword: (failures: number, profile: Profile): boolean => failures >= profile.passwordTries,

  /** Remaining milliseconds of the lock. */
  passwordLockLeft: ({ lockedAt }: PasswordAttempts, now: Instant, profile: Profile): number =>
    remaining(lockedAt, profile.passwordLock, now),
}
