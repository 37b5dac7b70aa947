/** @module A person as the server first knows them, and how a device comes to them. */

import type { Account, MobileNumber } from './account.ts'
import { added } from './change.ts'
import type { Context } from './context.ts'
import type { SlsDevice } from './sls-device.ts'

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

/**
 * A new device beside the others. IB Key is active on one phone only and SMS is one device: a new one ends the old one
 * (MIG-02, AMB-17). `ends` says what else a new IB Key ends.
 */
export function addDevice(account: Account, device: SlsDevice, ends: (other: SlsDevice) => boolean): Account {
  const outdated = (other: SlsDevice): boolean =>
    (device.type === 'sms' && other.type === 'sms') || (device.type === 'ibKey' && ends(other))
  const devices = account.devices.map(
    (other): SlsDevice =>
      other.status === 'active' && outdated(other) ? { ...other, status: 'revoked' } : other,
  )
  return added({ ...account, devices }, 'devices', device)
}
