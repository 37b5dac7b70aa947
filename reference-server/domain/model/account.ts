/** @module Everything the server stores about one person: one document, always changed as a whole. */

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
  /** ISO 3166-1 alpha-2; with `accounts` it decides who may opt out (AMB-21). */
  readonly residence: string
  readonly accounts: readonly string[]
  /** Whether the person has left the Secure Login System; it counts only where that is allowed. */
  readonly optedOut?: boolean | undefined
  /** The Seamless Authentication switch. */
  readonly seamless: boolean
  readonly mobileNumber?: MobileNumber | undefined
  /** When SMS is to be enrolled by itself (SMS-10); absent where nothing is due. */
  readonly enrolmentDueAt?: Instant | undefined
  readonly devices: readonly SlsDevice[]
  /** The registration that the push gateway called dead last: nothing is sent there any more. */
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
  /** The green check mark: the number on record has been confirmed by its Confirm Code. */
  readonly verified: boolean
  /** The number confirmed last. It stays the target of login codes until a newer one is confirmed. */
  readonly lastVerified?: string | undefined
}

/** Wrong answers in a row over all sessions and methods, and the lock that too many of them bring. */
export interface SecondFactorLock {
  readonly failures: number
  readonly lockedAt?: Instant | undefined
}

export const activeIbKey = (account: Account): IbKey | undefined =>
  account.devices.find((device): device is IbKey => device.type === 'ibKey' && device.status === 'active')

export const findLogin = (account: Account, loginId: string): Login | undefined =>
  account.logins.find((login) => login.id === loginId)
