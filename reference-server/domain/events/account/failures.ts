/** @module Failed attempts at the second factor, counted per person over all sessions and methods. */

import type { Account } from '../../model/account.ts'
import { isPending } from '../../model/login.ts'
import { type Refusal, refusal } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'

/** While the second factor is locked, whatever needs it is refused. */
export function lockRefusal(
  account: Account,
  needs: 'login' | 'activation' | 'number',
  { now, rules, profile }: Context,
): Refusal | undefined {
  const retryAfterMs = rules.secondFactorLockLeft(account.secondFactor, now, profile)
  return retryAfterMs > 0 && rules.lockCovers(needs)
    ? refusal('locked', 'second factor locked', { retryAfterMs })
    : undefined
}

/** Too many failures lock the second factor and end all pending logins. */
export function countFailure(account: Account, { now, rules, profile }: Context): Account {
  const failures = account.secondFactor.failures + 1
  // What is tried during a lock does not lift it.
  if (!rules.failuresLockSecondFactor(failures, profile))
    return { ...account, secondFactor: { ...account.secondFactor, failures } }
  return {
    ...account,
    secondFactor: { failures: 0, lockedAt: now },
    logins: account.logins.map((login) => (isPending(login) ? { ...login, stage: { at: 'void' } } : login)),
  }
}

/** After a login with the right second factor, and after nothing else. */
export const resetFailures = (account: Account): Account => ({ ...account, secondFactor: { failures: 0 } })
