/** @module The state of one person: one immutable document, the unit of transactions. */

import type { Activation } from './activation.ts'
import type { ApprovalRequest } from './approval-request.ts'
import type { Challenge } from './challenge.ts'
import type { Login } from './login.ts'
import type { Notice } from './notice.ts'
import type { Instant } from './primitives.ts'
import type { Session } from './session.ts'
import type { IbKey, SlsDevice } from './sls-device.ts'
import type { SmsCode } from './sms-code.ts'

export interface Account {
  readonly username: string
  readonly passwordVerifier: string
  /** ISO 3166-1 alpha-2. Residence and accounts decide whether two factors are mandatory (AMB-21). */
  readonly residence: string
  readonly accounts: readonly string[]
  /** Whether the person has left the Secure Login System; without effect where two factors are mandatory. */
  readonly optedOut?: boolean | undefined
  /** The Seamless Authentication switch. */
  readonly seamless: boolean
  readonly mobileNumber?: MobileNumber | undefined
  /** The time of the automatic enrolment in SMS (SMS-10). */
  readonly enrolmentDueAt?: Instant | undefined
  readonly devices: readonly SlsDevice[]
  /** The push token that the gateway last reported as unregistered; nothing is sent to it. */
  readonly deadPushToken?: string | undefined
  readonly logins: readonly Login[]
  readonly approvalRequests: readonly ApprovalRequest[]
  readonly challenges: readonly Challenge[]
  readonly smsCodes: readonly SmsCode[]
  readonly activations: readonly Activation[]
  readonly sessions: readonly Session[]
  readonly notices: readonly Notice[]
  readonly secondFactor: SecondFactorLock
}

export interface MobileNumber {
  readonly onRecord: string
  /** The green check mark: the number on record has been verified by its Confirm Code. */
  readonly verified: boolean
  /** The number verified last. Login codes are sent to it until a newer one is verified. */
  readonly lastVerified?: string | undefined
}

/** Consecutive failures over all sessions and methods, and the lock after too many. */
export interface SecondFactorLock {
  readonly failures: number
  readonly lockedAt?: Instant | undefined
}

export const activeIbKey = (account: Account): IbKey | undefined =>
  account.devices.find((device): device is IbKey => device.type === 'ibKey' && device.status === 'active')

export const findLogin = (account: Account, loginId: string): Login | undefined =>
  account.logins.find((login) => login.id === loginId)
