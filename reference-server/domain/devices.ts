/** @module The SLS devices of a person. */

import type { Account } from './account.ts'
import type { Rules } from './rules.ts'
import type { IbKey, SlsDevice } from './sls-device.ts'

/** The devices that a login can be proven with now. */
export const activeDevices = (account: Account, rules: Rules): readonly SlsDevice[] =>
  account.devices.filter(rules.deviceIsActive)

export const activeIbKey = (account: Account): IbKey | undefined =>
  account.devices.find((device): device is IbKey => device.type === 'ibKey' && device.status === 'active')
