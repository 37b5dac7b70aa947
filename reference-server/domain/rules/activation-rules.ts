/** @module Who may activate IB Key, on which phone, and with which proof. */

import type { Activation, IbKey, MobileNumber, SlsDevice } from '../account.ts'
import type { Profile } from '../profile.ts'
import type { Instant } from '../words.ts'
import { within } from './time.ts'

export type ActivationOption = 'activate' | 'migrate'

export const activationRules = {
  /** What a phone is offered: activation without an active IB Key, migration from another phone (MIG-IOS-02). */
  activationOptions: (active: IbKey | undefined, hardwareId: string): readonly ActivationOption[] => {
    if (active === undefined) return ['activate']
    return active.hardwareId === hardwareId ? [] : ['migrate']
  },

  /** The number for the Activation Token: the one the active IB Key was proven with (AMB-16), else a verified one. */
  numberForActivation: (active: IbKey | undefined, number: MobileNumber | undefined): string | undefined =>
    active?.activationNumber ?? number?.lastVerified ?? number?.onRecord,

  activationInTime: (activation: Activation, now: Instant, profile: Profile): boolean =>
    within(activation.startedAt, profile.activationLifetime, now),

  /** 4 to 6 ASCII letters and digits with at least one digit (MIG-AND-08 to MIG-AND-10). */
  pinIsStrong: (pin: string): boolean => /^(?=.*[0-9])[A-Za-z0-9]{4,6}$/.test(pin),

  /** Which devices end when a new IB Key becomes active: the old one, and an automatic SMS enrolment (AMB-18). */
  activationEnds: (device: SlsDevice): boolean =>
    device.type === 'ibKey' || (device.type === 'sms' && device.enrolled === 'automatically'),
}
