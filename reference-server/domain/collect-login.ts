/** @module The window looks again, and collects the session of a login that was approved meanwhile. */

import type { Account } from './account.ts'
import type { Context } from './context.ts'
import { accepted, refusal, refused, type Step } from './outcome.ts'
import { findLogin } from './pending-login.ts'
import { openSession } from './sessions.ts'

/** The window looks again. An approved login is collected here, once; then the window is logged in. */
export function lookAtLogin(account: Account, loginId: string, context: Context): Step<{ session?: string }> {
  const login = findLogin(account, loginId)
  if (!login) return refused(account, refusal('not_found', 'no such login'))
  if (!context.rules.loginGivesSession(login)) return accepted(account, {})
  const { now, profile, rules } = context
  if (login.stage.at === 'approved' && !rules.collectInTime(login, login.stage.since, now, profile)) {
    return accepted(account, {})
  }
  const opened = openSession(account, login, context)
  return accepted(opened.account, { session: opened.token })
}
