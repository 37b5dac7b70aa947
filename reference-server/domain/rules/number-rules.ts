/** @module Rules of the mobile number and the automatic enrolment in SMS. */

import type { MobileNumber } from '../model/account.ts'
import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { SlsDevice } from '../model/sls-device.ts'
import type { SmsCode } from '../model/sms-code.ts'

export const numberRules = {
  /** After the Confirm Code was accepted: verified at once, not at the second CONTINUE (AMB-11). */
  confirmedNumber: (number: MobileNumber): MobileNumber => ({
    onRecord: number.onRecord,
    verified: true,
    lastVerified: number.onRecord,
  }),

  /** After another number was entered: unverified, and login codes are still sent to the previous one. */
  changedNumber: (number: MobileNumber | undefined, onRecord: string): MobileNumber => ({
    onRecord,
    verified: false,
    lastVerified: number?.lastVerified,
  }),

  /** A code that went to another number than the one just verified (NIST SP 800-63B-4 section 3.1.3.3). */
  verificationVoidsCode: ({ number }: SmsCode, verified: MobileNumber): boolean =>
    number !== verified.onRecord,

  /** A number may be verified at any time (SMS-02). */
  verificationOffered: (_number: MobileNumber): boolean => true,

  /** The green check mark (SMS-08). */
  showsCheckMark: (number: MobileNumber): boolean => number.verified,

  /** Automatic enrolment: only without an active SLS device (SMS-10, SMS-11, AMB-18). */
  autoEnrolmentDue: (devices: readonly SlsDevice[], number: MobileNumber): boolean =>
    number.verified && !devices.some((device) => device.status === 'active'),

  /** The time of the automatic enrolment: shortly after the number was verified (AMB-19). */
  autoEnrolmentAt: (number: MobileNumber, now: Instant, profile: Profile): Instant | undefined =>
    number.verified ? now + profile.autoEnrolmentDelay : undefined,
}
