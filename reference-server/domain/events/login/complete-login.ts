/** @module From the second factor to the session: completes it, and lets the window collect the session of an approval. */

import type { Account } from '../../model/account.ts'
import type { Login } from '../../model/login.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'
import { resetFailures } from '../account/failures.ts'
import { openSession } from './sessions.ts'

/**
 * After a right response or code: supersedes the open approval request, which the phone may still show. Challenges and
 * codes end with their login.
 */
export function completeSecondFactor(account: Account, login: Login, { rules }: Context): Account {
  const approvalRequests = account.approvalRequests.map((request) =>
    request.state === 'open' && rules.successSupersedes(request, login)
      ? { ...request, state: 'superseded' as const }
      : request,
  )
  return resetFailures({ ...account, approvalRequests })
}

/** The window that polls an approved login gets its session, once. */
export function collectSession(
  account: Account,
  loginId: string,
  context: Context,
): Step<{ session?: string }> {
  const { now, profile, rules } = context
  const login = account.logins.find(
    (one) => one.id === loginId && rules.sessionIsCollectable(one, now, profile),
  )
  if (!login) return accepted(account, {})
  const opened = openSession(account, login, context)
  return accepted(opened.account, { session: opened.token })
}
