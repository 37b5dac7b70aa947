/** @module The settings of the Secure Login System, as a person sees and changes them. */

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
  /** Whether the person may leave the Secure Login System, or has left it. */
  readonly optOut?: 'notOffered' | 'offered' | 'taken' | undefined
  /** What became of the SMS with the Confirm Code, while one is awaited. */
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
    // A number that is verified can be verified again, but nothing waits for it.
    sms: open && !mobileNumber.verified ? code.delivery : undefined,
  }
}
