/** @module A person as the server first knows them, and how a device comes to them. */

import type { Account, MobileNumber } from './account.ts'
import { added } from './change.ts'
import type { Context } from './context.ts'
import type { IbKey, SlsDevice } from './sls-device.ts'

/** Where the number was verified at the account application already, the enrolment in SMS follows just as well. */
export function newPerson(
  person: Pick<Account, 'username' | 'passwordVerifier' | 'residence' | 'accounts' | 'seamless'>,
  number: { readonly number: string; readonly verified: boolean } | undefined,
  { now, rules, profile }: Context,
): Account {
  const mobileNumber: MobileNumber | undefined = number && {
    onRecord: number.number,
    verified: number.verified,
    lastVerified: number.verified ? number.number : undefined,
  }
  return {
    ...person,
    mobileNumber,
    enrolmentDueAt: mobileNumber && rules.autoEnrolmentAt(mobileNumber, now, profile),
    devices: [],
    logins: [],
    pushRequests: [],
    challenges: [],
    smsCodes: [],
    activations: [],
    sessions: [],
    notices: [],
    secondFactor: { failures: 0 },
  }
}

/** A new IB Key beside the other devices, of which `ends` says which it ends: it is active on one phone only (MIG-02). */
export function addIbKey(account: Account, ibKey: IbKey, ends: (other: SlsDevice) => boolean): Account {
  const devices = account.devices.map(
    (other): SlsDevice =>
      other.status === 'active' && ends(other) ? { ...other, status: 'revoked' } : other,
  )
  return added({ ...account, devices }, 'devices', ibKey)
}
