/** @module Begins the second factor, with one of the person's devices. */

import type { Account } from '../../model/account.ts'
import type { Effect } from '../../model/effects.ts'
import type { Login } from '../../model/login.ts'
import { accepted, refusal, refused, type Step } from '../../model/outcome.ts'
import type { IbKey, SlsDevice } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { requestApproval, unansweredPushes } from '../approval/request-approval.ts'
import { activeDevices } from '../devices/active-devices.ts'
import { showChallenge } from './challenge-response.ts'
import { pendingLogin } from './pending-login.ts'
import { awaitSecurityCode, sendLoginCode } from './sms-login.ts'

interface BegunSecondFactor {
  readonly account: Account
  readonly effects: readonly Effect[]
}

function beginWithIbKey(account: Account, login: Login, device: IbKey, context: Context): BegunSecondFactor {
  const { profile, rules } = context
  const requested = rules.pushIsSent(account.seamless, unansweredPushes(account, context), profile)
    ? requestApproval(account, login, device, context)
    : undefined
  return requested ?? { account: showChallenge(account, login, device.id, context), effects: [] }
}

/** If the SMS limits refuse a code now, the person can request one later. */
function beginWithDevice(
  account: Account,
  login: Login,
  device: SlsDevice,
  context: Context,
): BegunSecondFactor {
  if (device.type === 'ibKey') return beginWithIbKey(account, login, device, context)
  if (device.type === 'physical') {
    return { account: showChallenge(account, login, device.id, context), effects: [] }
  }
  const sent = sendLoginCode(account, login, context)
  const { account: after, effects } = sent.ok ? sent.value : { account, effects: [] }
  return { account: awaitSecurityCode(after, login, device), effects }
}

/** With several devices the person chooses one first. */
export function beginSecondFactor(account: Account, login: Login, context: Context): BegunSecondFactor {
  const active = activeDevices(account, context.rules)
  const only = context.rules.deviceChoiceRequired(active, login.platform) ? undefined : active[0]
  return only ? beginWithDevice(account, login, only, context) : { account, effects: [] }
}

/** The choice from the drop-down of active devices. */
export function chooseDevice(
  account: Account,
  loginId: string,
  deviceId: string,
  context: Context,
): Step<undefined> {
  const found = pendingLogin(account, loginId, context)
  if (!found.ok) return refused(account, found)
  const login = found.value
  const device = context.rules.chosenDevice(activeDevices(account, context.rules), deviceId)
  if (!device) return refused(account, refusal('wrong_state', 'not an active device of this person'))
  const begun = beginWithDevice(account, login, device, context)
  return accepted(begun.account, undefined, begun.effects)
}
