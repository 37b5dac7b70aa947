/** @module Who may activate IB Key, on which phone, and with which proof. */

import type { MobileNumber } from '../model/account.ts'
import type { Activation, ActivationOption } from '../model/activation.ts'
import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { IbKey, SlsDevice } from '../model/sls-device.ts'
import { within } from '../model/time.ts'

export const activationRules = {
  /** What a phone may do: activate without an active IB Key, migrate it from another phone, or reactivate it. */
  activationOptions: (active: IbKey | undefined, hardwareId: string): readonly ActivationOption[] => {
    if (active === undefined) return ['activate']
    return [active.hardwareId === hardwareId ? 'reactivate' : 'migrate']
  },

  /** Whether user name and password were given again, by the person who began (MIG-IOS-05, MIG-AND-05). */
  reauthenticated: (began: string, again: string | undefined): boolean => began === again,

  /** Whether a physical security device is asked for, and no SMS is sent: only one that is active (REACT-04 to 06). */
  securityDeviceRequired: (devices: readonly SlsDevice[]): boolean =>
    devices.some((device) => device.type === 'physical' && device.status === 'active'),

  /** The number for the Activation Token: the one confirmed last, else the one the active IB Key was proven with (AMB-16). */
  numberForActivation: (active: IbKey | undefined, number: MobileNumber | undefined): string | undefined =>
    number?.lastVerified ?? active?.activationNumber ?? number?.onRecord,

  activationInTime: (activation: Activation, now: Instant, profile: Profile): boolean =>
    within(activation.startedAt, profile.activationLifetime, now),

  /** Whether this activation was asked for a token or a response and has not answered yet. */
  proofAwaited: (activation: Activation): boolean => activation.stage === 'asked',

  /** Android: whether the PIN may be submitted, which takes a verified token (MIG-AND-12). */
  proofVerified: (activation: Activation): boolean => activation.stage === 'proven',

  /** Whether the same IB Key is active as at the beginning: of two activations at once, the first commit wins. */
  activeIbKeyUnchanged: (activation: Activation, active: IbKey | undefined): boolean =>
    activation.replaces === active?.id,

  /** Whether the PIN of this very phone is asked for, instead of a new one (REACT-A-02, AMB-22). */
  currentPinRequired: (activation: Activation): boolean => activation.option === 'reactivate',

  /** Whether the PIN that was given fits what the server keeps of the IB Key that is reactivated. */
  currentPinMatches: (fits: string | undefined, active: IbKey | undefined): boolean =>
    active !== undefined && fits === active.id,

  /** 4 to 6 ASCII letters and digits with at least one digit (MIG-AND-08 to MIG-AND-10). */
  pinIsStrong: (pin: string): boolean => /^(?=.*[0-9])[A-Za-z0-9]{4,6}$/.test(pin),

  /** Which devices end when a new IB Key becomes active: the old one, and an automatic SMS enrolment (AMB-18). */
  activationRevokes: (device: SlsDevice): boolean =>
    device.type === 'ibKey' || (device.type === 'sms' && device.enrolled === 'automatically'),
}
