/** @module The window looks again, and collects the session of a login that was approved meanwhile. */

import type { Account } from './account.ts'
import type { Context } from './context.ts'
import { accepted, type Step } from './outcome.ts'
import { openSession } from './sessions.ts'

/** The window looks again. An approved login is collected here, once; then the window is logged in. */
export function lookAtLogin(account: Account, loginId: string, context: Context): Step<{ session?: string }> {
  const { now, profile, rules } = context
  const login = account.logins.find((one) => one.id === loginId && rules.loginGivesSession(one, now, profile))
  if (!login) return accepted(account, {})
  const opened = openSession(account, login, context)
  return accepted(opened.account, { session: opened.token })
}
