/** @module The window looks again, and collects the session of a login that was approved meanwhile. */

import type { Account } from '../../model/account.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'
import { openSession } from './sessions.ts'

/** The window looks again. An approved login is collected here, once; then the window is logged in. */
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
