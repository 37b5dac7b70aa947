/** @module The course of a login: begin with a password, choose a device, look again until it is complete. */

import type { Account, IbKey, Login, SlsDevice } from './account.ts'
import { showChallenge } from './challenge.ts'
import { added, replaced } from './change.ts'
import type { Context } from './context.ts'
import { activeDevices } from './devices.ts'
import type { Effect } from './effects.ts'
import { whileLocked } from './failures.ts'
import { forgetEnded } from './forget.ts'
import { accepted, refusal, refused, type Step } from './outcome.ts'
import { findLogin, pendingLogin } from './pending-login.ts'
import { announceLogin, unansweredPushes } from './push-announcement.ts'
import { digest } from './secrets.ts'
import { openSession } from './sessions.ts'
import { askingForCode, sendLoginCode } from './sms-login.ts'
import type { Locale, Os, Platform } from './words.ts'

interface Begun {
  readonly account: Account
  readonly effects: readonly Effect[]
}

function withIbKey(account: Account, login: Login, device: IbKey, context: Context): Begun {
  const token = context.rules.pushGoesTo(device)
  const { profile, rules } = context
  if (token && rules.pushIsSent(account.seamless, device, unansweredPushes(account, context), profile)) {
    return announceLogin(account, login, device, token, context)
  }
  return { account: showChallenge(account, login, device.id, context), effects: [] }
}

/** Begins the second factor with one device. An SMS that may not be sent now can be asked for later. */
function withDevice(account: Account, login: Login, device: SlsDevice, context: Context): Begun {
  if (device.type === 'ibKey') return withIbKey(account, login, device, context)
  if (device.type === 'physical') {
    return { account: showChallenge(account, login, device.id, context), effects: [] }
  }
  const sent = sendLoginCode(account, login, context)
  const { account: after, effects } = sent.ok ? sent.value : { account, effects: [] }
  return { account: askingForCode(after, login, device), effects }
}

function secondFactor(account: Account, login: Login, context: Context): Begun {
  const active = activeDevices(account, context.rules)
  const [only] = active
  if (only === undefined || context.rules.deviceChoiceDue(active)) {
    return {
      account: replaced(account, 'logins', { ...login, stage: { at: 'chooseDevice' } }),
      effects: [],
    }
  }
  return withDevice(account, login, only, context)
}

export interface LoginBegun {
  readonly loginId: string
  readonly secret: string
  /** Where no second factor is due: the session. */
  readonly session?: string | undefined
}

/** The password was right. Begins the second factor, or opens the session where none is due. */
export function beginLogin(
  account: Account,
  asked: { readonly platform: Platform; readonly locale: Locale; readonly os?: Os | undefined },
  context: Context,
): Step<LoginBegun> {
  const locked = whileLocked(account, context)
  if (locked) return refused(account, locked)
  const { now, rules, random } = context
  const secret = rules.newSecret(random)
  const login: Login = {
    id: rules.newId(random),
    secretDigest: digest(secret),
    ...asked,
    begunAt: now,
    stage: { at: 'chooseDevice' },
  }
  const known = forgetEnded(added(account, 'logins', login), context)
  const mandatory = rules.twoFactorMandatory(account)
  const optedOut = account.optedOut === true && rules.optOutAllowed(mandatory)
  const active = activeDevices(account, rules)
  if (active.length === 0 && !rules.loginWithoutMethod(mandatory, asked.platform))
    return refused(account, refusal('forbidden', 'two factors are mandatory, and there is no method'))
  if (optedOut || !rules.secondFactorDue(active, asked.platform)) {
    const opened = openSession(known, login, context)
    return accepted(opened.account, { loginId: login.id, secret, session: opened.token })
  }
  const begun = secondFactor(known, login, context)
  return accepted(begun.account, { loginId: login.id, secret }, begun.effects)
}

/** One of the person's own active devices, from the drop-down. */
export function chooseDevice(
  account: Account,
  loginId: string,
  deviceId: string,
  context: Context,
): Step<undefined> {
  const found = pendingLogin(account, loginId, context)
  if (!found.ok) return refused(account, found)
  const login = found.value
  if (login.stage.at !== 'chooseDevice') {
    return refused(account, refusal('wrong_state', 'there is nothing to choose'))
  }
  const device = context.rules.deviceChosen(activeDevices(account, context.rules), deviceId)
  if (!device) return refused(account, refusal('wrong_state', 'not an active device of this person'))
  const begun = withDevice(account, login, device, context)
  return accepted(begun.account, undefined, begun.effects)
}

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
