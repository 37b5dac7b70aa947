/**
 * @module Password attempts. They are counted per user name, unknown ones included, so that a lock does not disclose who
 * is a client; and separately from the second factor, so that nobody can lock that without the password.
 */

import { type Outcome, refusal, success } from '../../model/outcome.ts'
import { noAttempts, type PasswordAttempts } from '../../model/password-attempts.ts'
import type { Context } from '../../rules/context.ts'

/** `matches`: the user name exists and the password is right. */
export function tryPassword(
  attempts: PasswordAttempts,
  matches: boolean,
  { now, rules, profile }: Context,
): { attempts: PasswordAttempts; outcome: Outcome<undefined> } {
  const retryAfterMs = rules.passwordLockLeft(attempts, now, profile)
  if (retryAfterMs > 0) return { attempts, outcome: refusal('locked', 'password locked', { retryAfterMs }) }
  if (rules.passwordAccepted(matches)) return { attempts: noAttempts, outcome: success(undefined) }
  const failures = attempts.failures + 1
  const counted: PasswordAttempts = rules.failuresLockPassword(failures, profile)
    ? { failures: 0, lockedAt: now, forgetAt: now + Math.max(profile.retention, profile.passwordLock) }
    : { failures, forgetAt: now + profile.retention }
  return {
    attempts: counted,
    outcome: refusal('invalid_credentials', 'wrong user name or password'),
  }
}
