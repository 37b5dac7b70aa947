/** @module Active SLS devices. */

import type { Account } from '../../model/account.ts'
import { added } from '../../model/entries.ts'
import type { IbKey, SlsDevice } from '../../model/sls-device.ts'
import type { Rules } from '../../rules/rules.ts'

/** The devices that can complete a login. */
export const activeDevices = (account: Account, rules: Rules): readonly SlsDevice[] =>
  account.devices.filter(rules.deviceIsActive)

/** Adds an IB Key and revokes the devices that `revokes` selects: it is active on one phone only (MIG-02). */
export function addIbKey(account: Account, ibKey: IbKey, revokes: (other: SlsDevice) => boolean): Account {
  const devices = account.devices.map(
    (other): SlsDevice =>
      other.status === 'active' && revokes(other) ? { ...other, status: 'revoked' } : other,
  )
  return added({ ...account, devices }, 'devices', ibKey)
}
