/** @module The settings of the Secure Login System. */

import type { Account } from '../../model/account.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { SlsDevice } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { newestCode } from '../delivery/sms-codes.ts'
import { activeDevices } from '../devices/active-devices.ts'

export interface SettingsView {
  readonly seamless: boolean
  readonly mobileNumber?: { readonly number: string; readonly smsVerified: boolean } | undefined
  readonly devices: readonly SlsDevice[]
  /** `taken`: the person has left the Secure Login System. */
  readonly optOut?: 'notOffered' | 'offered' | 'taken' | undefined
  /** The delivery of the Confirm Code, while one is expected. */
  readonly sms?: 'sending' | 'sent' | 'failed' | undefined
}

export const setSeamless = (account: Account, enabled: boolean): Step<undefined> =>
  accepted({ ...account, seamless: enabled }, undefined)

export function viewSettings(account: Account, { now, rules, profile }: Context): SettingsView {
  const { seamless, mobileNumber } = account
  const devices = activeDevices(account, rules)
  const offered = rules.optOutOffered(rules.twoFactorMandatory(account))
  const optOut = !offered ? 'notOffered' : account.optedOut ? 'taken' : 'offered'
  if (!mobileNumber) return { seamless, devices, optOut }
  const code = newestCode(account, mobileNumber.onRecord)
  const open = code !== undefined && rules.codeIsOpen(code) && rules.codeInTime(code, now, profile)
  return {
    seamless,
    mobileNumber: { number: mobileNumber.onRecord, smsVerified: rules.showsCheckMark(mobileNumber) },
    devices,
    optOut,
    // A verified number can be verified again, but its page shows no field for a code.
    sms: open && !mobileNumber.verified ? code.delivery : undefined,
  }
}
