/** @module Rules of activations of IB Key: options, required proofs, and consequences. */

import type { MobileNumber } from '../model/account.ts'
import type { Activation, ActivationOption, Possession } from '../model/activation.ts'
import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { IbKey, SlsDevice } from '../model/sls-device.ts'
import { within } from '../model/time.ts'

export const activationRules = {
  /** Activate if there is no active IB Key, reactivate on the same phone, migrate to another one. */
  activationOptions: (active: IbKey | undefined, hardwareId: string): readonly ActivationOption[] => {
    if (active === undefined) return ['activate']
    return [active.hardwareId === hardwareId ? 'reactivate' : 'migrate']
  },

  /** Whether user name and password were entered again by the same person (MIG-IOS-05, MIG-AND-05). */
  reauthenticated: (began: string, again: string | undefined): boolean => began === again,

  /** Whether the response of a physical device is required in place of an SMS: if one is active (REACT-04 to 06). */
  securityDeviceRequired: (devices: readonly SlsDevice[]): boolean =>
    devices.some((device) => device.type === 'physical' && device.status === 'active'),

  /** The number for the Activation Token: the one verified last, else that of the active IB Key's activation (AMB-16). */
  numberForActivation: (active: IbKey | undefined, number: MobileNumber | undefined): string | undefined =>
    number?.lastVerified ?? active?.activationNumber ?? number?.onRecord,

  activationInTime: (activation: Activation, now: Instant, profile: Profile): boolean =>
    within(activation.startedAt, profile.activationLifetime, now),

  /** Whether the activation still expects its token or response. */
  proofAwaited: (activation: Activation): boolean => activation.stage === 'asked',

  /** Android: whether the token is verified, so that the PIN may be submitted (MIG-AND-12). */
  proofVerified: (activation: Activation): boolean => activation.stage === 'proven',

  /** Whether an activation that the device has proven ends with the device (NIST SP 800-63B-4 section 4.5). */
  removalVoidsProof: (provenBy: Possession, removed: SlsDevice): boolean =>
    'deviceId' in provenBy && provenBy.deviceId === removed.id,

  /** Whether an activation that another number has proven ends with the verification of this one (section 3.1.3.3). */
  verificationVoidsProof: (provenBy: Possession, verified: MobileNumber): boolean =>
    'number' in provenBy && provenBy.number !== verified.onRecord,

  /** Whether the active IB Key is that of the start: of two concurrent activations, the first commit wins. */
  activeIbKeyUnchanged: (activation: Activation, active: IbKey | undefined): boolean =>
    activation.replaces === active?.id,

  /** Whether the current PIN is required, in place of a new one (REACT-A-02, AMB-22). */
  currentPinRequired: (activation: Activation): boolean => activation.option === 'reactivate',

  /** Whether the PIN is that of the IB Key to reactivate. `matchingIbKey`: the id of the IB Key that has this PIN. */
  currentPinMatches: (matchingIbKey: string | undefined, active: IbKey | undefined): boolean =>
    active !== undefined && matchingIbKey === active.id,

  /** 4 to 6 ASCII letters and digits with at least one digit (MIG-AND-08 to MIG-AND-10). */
  pinIsStrong: (pin: string): boolean => /^(?=.*[0-9])[A-Za-z0-9]{4,6}$/.test(pin),

  /** Devices that an activation revokes: the previous IB Key, and an automatic enrolment in SMS (AMB-18). */
  activationRevokes: (device: SlsDevice): boolean =>
    device.type === 'ibKey' || (device.type === 'sms' && device.enrolled === 'automatically'),
}
