/** @module Beginning the second factor: with which of the person's devices, and in which way. */

import type { Account } from '../../model/account.ts'
import type { Effect } from '../../model/effects.ts'
import type { Login } from '../../model/login.ts'
import { accepted, refusal, refused, type Step } from '../../model/outcome.ts'
import type { IbKey, SlsDevice } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { announceLogin, unansweredPushes } from '../approval/announcement.ts'
import { activeDevices } from '../devices/active-devices.ts'
import { showChallenge } from './challenge-response.ts'
import { pendingLogin } from './pending-login.ts'
import { awaitSecurityCode, sendLoginCode } from './sms-login.ts'

interface Begun {
  readonly account: Account
  readonly effects: readonly Effect[]
}

function withIbKey(account: Account, login: Login, device: IbKey, context: Context): Begun {
  const { profile, rules } = context
  const announced = rules.pushIsSent(account.seamless, unansweredPushes(account, context), profile)
    ? announceLogin(account, login, device, context)
    : undefined
  return announced ?? { account: showChallenge(account, login, device.id, context), effects: [] }
}

/** Begins the second factor with one device. An SMS that may not be sent now can be asked for later. */
function withDevice(account: Account, login: Login, device: SlsDevice, context: Context): Begun {
  if (device.type === 'ibKey') return withIbKey(account, login, device, context)
  if (device.type === 'physical') {
    return { account: showChallenge(account, login, device.id, context), effects: [] }
  }
  const sent = sendLoginCode(account, login, context)
  const { account: after, effects } = sent.ok ? sent.value : { account, effects: [] }
  return { account: awaitSecurityCode(after, login, device), effects }
}

/** With the only device there is; of several the person chooses one. */
export function beginSecondFactor(account: Account, login: Login, context: Context): Begun {
  const active = activeDevices(account, context.rules)
  const only = context.rules.deviceChoiceRequired(active, login.platform) ? undefined : active[0]
  return only ? withDevice(account, login, only, context) : { account, effects: [] }
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
  const device = context.rules.chosenDevice(activeDevices(account, context.rules), deviceId)
  if (!device) return refused(account, refusal('wrong_state', 'not an active device of this person'))
  const begun = withDevice(account, login, device, context)
  return accepted(begun.account, undefined, begun.effects)
}
