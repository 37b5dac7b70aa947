/** @module A login begins: the password was right. Whether one may begin at all, and what is due before a session. */

import { digest } from '../../crypto/secrets.ts'
import type { Account } from '../../model/account.ts'
import { added } from '../../model/entries.ts'
import type { Login } from '../../model/login.ts'
import { accepted, type Refusal, refusal, refused, type Step } from '../../model/outcome.ts'
import type { Locale, Os, Platform } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'
import { lockRefusal } from '../account/failures.ts'
import { forgetEnded } from '../account/forget-ended.ts'
import { activeDevices } from '../devices/active-devices.ts'
import { beginSecondFactor } from './second-factor.ts'
import { openSession } from './sessions.ts'

/** What the window says of itself. */
export interface LoginWindow {
  readonly platform: Platform
  readonly locale: Locale
  readonly os?: Os | undefined
}

export interface LoginBegun {
  readonly loginId: string
  readonly secret: string
  /** Where no second factor is due: the session. */
  readonly session?: string | undefined
}

/** Why nobody can log in here now: too many wrong answers, or two factors are mandatory and there is no second. */
function loginRefusal(account: Account, platform: Platform, context: Context): Refusal | undefined {
  const locked = lockRefusal(account, context)
  if (locked) return locked
  const { rules } = context
  const mandatory = rules.twoFactorMandatory(account)
  const without = activeDevices(account, rules).length === 0
  return without && !rules.loginWithoutSecondFactorAllowed(mandatory, platform)
    ? refusal('forbidden', 'two factors are mandatory, and there is no method')
    : undefined
}

/** Those who have left the Secure Login System log in with the password alone, where they may leave it. */
function secondFactorDue(account: Account, platform: Platform, { rules }: Context): boolean {
  const optedOut = account.optedOut === true && rules.optOutAllowed(rules.twoFactorMandatory(account))
  return !optedOut && rules.secondFactorRequired(activeDevices(account, rules), platform)
}

const newLogin = (asked: LoginWindow, secret: string, { now, rules, random }: Context): Login => ({
  id: rules.newId(random),
  secretDigest: digest(secret),
  ...asked,
  begunAt: now,
  stage: { at: 'chooseDevice' },
})

/** Begins the second factor, or opens the session where none is due. */
export function beginLogin(account: Account, asked: LoginWindow, context: Context): Step<LoginBegun> {
  const refusedNow = loginRefusal(account, asked.platform, context)
  if (refusedNow) return refused(account, refusedNow)
  const secret = context.rules.newSecret(context.random)
  const login = newLogin(asked, secret, context)
  const loginId = login.id
  const known = forgetEnded(added(account, 'logins', login), context)
  if (!secondFactorDue(account, asked.platform, context)) {
    const opened = openSession(known, login, context)
    return accepted(opened.account, { loginId, secret, session: opened.token })
  }
  const begun = beginSecondFactor(known, login, context)
  return accepted(begun.account, { loginId, secret }, begun.effects)
}
