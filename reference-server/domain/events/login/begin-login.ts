/** @module Begins a login after a right password. */

import { digest } from '../../crypto/secrets.ts'
import type { Account } from '../../model/account.ts'
import { added } from '../../model/entries.ts'
import type { Login } from '../../model/login.ts'
import { accepted, type Refusal, refusal, refused, type Step } from '../../model/outcome.ts'
import type { Locale, Os, Platform } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'
import { lockRefusal } from '../account/failures.ts'
import { pruneEntries } from '../account/prune-entries.ts'
import { activeDevices } from '../devices/active-devices.ts'
import { beginSecondFactor } from './second-factor.ts'
import { openSession } from './sessions.ts'

export interface LoginWindow {
  readonly platform: Platform
  readonly locale: Locale
  readonly os?: Os | undefined
}

export interface BegunLogin {
  readonly loginId: string
  readonly secret: string
  /** The session token, if no second factor is required. */
  readonly session?: string | undefined
}

/** Refused while the second factor is locked, or if two factors are mandatory and the person has no device. */
function loginRefusal(account: Account, platform: Platform, context: Context): Refusal | undefined {
  const locked = lockRefusal(account, 'login', context)
  if (locked) return locked
  const { rules } = context
  const mandatory = rules.twoFactorMandatory(account)
  const without = activeDevices(account, rules).length === 0
  return without && !rules.loginWithoutSecondFactorAllowed(mandatory, platform)
    ? refusal('forbidden', 'two factors are mandatory, and there is no active device')
    : undefined
}

/** After an opt-out the password suffices, where opting out is allowed. */
function needsSecondFactor(account: Account, platform: Platform, { rules }: Context): boolean {
  const optedOut = account.optedOut === true && rules.optOutAllowed(rules.twoFactorMandatory(account))
  return !optedOut && rules.secondFactorRequired(activeDevices(account, rules), platform)
}

const newLogin = (window: LoginWindow, secret: string, { now, rules, random }: Context): Login => ({
  id: rules.newId(random),
  secretDigest: digest(secret),
  ...window,
  begunAt: now,
  stage: { at: 'chooseDevice' },
})

/** Begins the second factor, or opens the session if none is required. */
export function beginLogin(account: Account, window: LoginWindow, context: Context): Step<BegunLogin> {
  const loginRefused = loginRefusal(account, window.platform, context)
  if (loginRefused) return refused(account, loginRefused)
  const secret = context.rules.newSecret(context.random)
  const login = newLogin(window, secret, context)
  const loginId = login.id
  const withLogin = pruneEntries(added(account, 'logins', login), context)
  if (!needsSecondFactor(account, window.platform, context)) {
    const opened = openSession(withLogin, login, context)
    return accepted(opened.account, { loginId, secret, session: opened.token })
  }
  const begun = beginSecondFactor(withLogin, login, context)
  return accepted(begun.account, { loginId, secret }, begun.effects)
}
