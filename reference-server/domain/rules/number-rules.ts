/** @module When a mobile number is verified, and what follows from it. */

import type { MobileNumber } from '../model/account.ts'
import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { SlsDevice } from '../model/sls-device.ts'

export const numberRules = {
  /** The number after its Confirm Code was accepted: verified at once, not at the second CONTINUE (AMB-11). */
  confirmedNumber: (number: MobileNumber): MobileNumber => ({
    onRecord: number.onRecord,
    verified: true,
    lastVerified: number.onRecord,
  }),

  /** The number after another one was entered: unverified, and the old one keeps receiving login codes. */
  changedNumber: (number: MobileNumber | undefined, onRecord: string): MobileNumber => ({
    onRecord,
    verified: false,
    lastVerified: number?.lastVerified,
  }),

  /** Whether the number may be verified now: at any time (SMS-02). */
  verificationOffered: (_number: MobileNumber): boolean => true,

  /** Whether the number carries the green check mark (SMS-08). */
  showsCheckMark: (number: MobileNumber): boolean => number.verified,

  /** Whether SMS is enrolled by itself: only without an active IB Key or physical device (SMS-10, SMS-11, AMB-18). */
  autoEnrolmentDue: (devices: readonly SlsDevice[], number: MobileNumber): boolean =>
    number.verified && !devices.some((device) => device.status === 'active'),

  /** When that is looked at, after something happened to the number: shortly after it was verified (AMB-19). */
  autoEnrolmentAt: (number: MobileNumber, now: Instant, profile: Profile): Instant | undefined =>
    number.verified ? now + profile.autoEnrolmentDelay : undefined,
}
