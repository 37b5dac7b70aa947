/** @module The state of a login as its window sees it. */

import type { Account } from '../../model/account.ts'
import type { Login } from '../../model/login.ts'
import type { SlsDevice } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { newestCode } from '../delivery/sms-codes.ts'
import { activeDevices } from '../devices/active-devices.ts'
import { openChallenges } from './challenge-response.ts'
import { canGoOn } from './pending-login.ts'

export type LoginState =
  | 'chooseDevice'
  | 'waitingForApproval'
  | 'challenge'
  | 'securityCode'
  | 'loggedIn'
  | 'denied'
  | 'expired'

export interface LoginView {
  readonly login: Login
  readonly state: LoginState
  readonly devices?: readonly SlsDevice[] | undefined
  readonly challenge?: string | undefined
  readonly sms?: 'sending' | 'sent' | 'failed' | undefined
}

/** The read that makes this view has collected an approval in time (`collectSession`), so that one left over has expired. */
function stateOf(account: Account, login: Login, context: Context): LoginState {
  if (login.stage.at === 'collected') return 'loggedIn'
  if (login.stage.at === 'denied') return 'denied'
  return canGoOn(account, login, context) ? login.stage.at : 'expired'
}

export function viewLogin(account: Account, login: Login, context: Context): LoginView {
  const state = stateOf(account, login, context)
  return {
    login,
    state,
    devices: state === 'chooseDevice' ? activeDevices(account, context.rules) : undefined,
    challenge: state === 'challenge' ? openChallenges(account, login, context).at(-1)?.text : undefined,
    sms: state === 'securityCode' ? newestCode(account, login.id)?.delivery : undefined,
  }
}
