/** @module The SLS devices of a person. */

import type { Account } from '../../model/account.ts'
import { added } from '../../model/entries.ts'
import type { IbKey, SlsDevice } from '../../model/sls-device.ts'
import type { Rules } from '../../rules/rules.ts'

/** The devices that a login can be proven with now. */
export const activeDevices = (account: Account, rules: Rules): readonly SlsDevice[] =>
  account.devices.filter(rules.deviceIsActive)

/** A new IB Key beside the other devices, of which `ends` says which it ends: it is active on one phone only (MIG-02). */
export function addIbKey(account: Account, ibKey: IbKey, ends: (other: SlsDevice) => boolean): Account {
  const devices = account.devices.map(
    (other): SlsDevice =>
      other.status === 'active' && ends(other) ? { ...other, status: 'revoked' } : other,
  )
  return added({ ...account, devices }, 'devices', ibKey)
}
