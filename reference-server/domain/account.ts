/** @module Everything the server holds of one person, as one document that is always changed as a whole. */

import type { Delivery } from './delivery.ts'
import type { PushRequest } from './push-request.ts'
import type { Instant, Locale, Os, Platform, SmsPurpose } from './words.ts'

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
  readonly logins: readonly Login[]
  readonly pushRequests: readonly PushRequest[]
  readonly challenges: readonly Challenge[]
  readonly smsCodes: readonly SmsCode[]
  readonly activations: readonly Activation[]
  readonly sessions: readonly Session[]
  readonly secondFactor: SecondFactorLock
}

export interface MobileNumber {
  readonly onRecord: string
  /** The green check mark: the number on record has been confirmed by its Confirm Code. */
  readonly verified: boolean
  /** The number confirmed last. It stays the target of login codes until a newer one is confirmed. */
  readonly lastVerified?: string | undefined
}

export type SlsDevice = IbKey | PhysicalDevice | SmsDevice

interface Device {
  readonly id: string
  readonly name: string
  /** `revoked` is final: a new activation is a new device with a new key. */
  readonly status: 'active' | 'suspended' | 'revoked'
}

/** The authenticator in the IBKR Mobile app. A person has at most one that is active (MIG-02). */
export interface IbKey extends Device {
  readonly type: 'ibKey'
  readonly os: Os
  readonly hardwareId: string
  /** base64url of 256 bits; the keys of the device face are derived from it. */
  readonly secret: string
  /** Where notifications go. `stale` once the gateway has said that the token is dead. */
  readonly push?: { readonly token: string; readonly stale: boolean } | undefined
  /** A token that the app has offered; adopted with the next successful login by this device (SYNC-02). */
  readonly offeredPushToken?: { readonly token: string; readonly at: Instant } | undefined
  /** When this phone last completed a login. */
  readonly provenAt?: Instant | undefined
  readonly pinVerifier?: string | undefined
  /** The mobile number that this activation was proven with (AMB-16). */
  readonly activationNumber?: string | undefined
}

export interface PhysicalDevice extends Device {
  readonly type: 'physical'
  readonly secret: string
}

export interface SmsDevice extends Device {
  readonly type: 'sms'
  /** An automatic enrolment ends when IB Key is activated; a chosen one stays (AMB-18). */
  readonly enrolled: 'automatically' | 'byChoice'
}

/** A login between the password and the session, bound to the window that began it by a secret. */
export interface Login {
  readonly id: string
  readonly secretDigest: string
  readonly platform: Platform
  readonly locale: Locale
  /** Of the trading device, where the platform is an app. */
  readonly os?: Os | undefined
  readonly begunAt: Instant
  /** The SLS device that this login is to be proven with, once that is settled. */
  readonly deviceId?: string | undefined
  readonly stage: LoginStage
}

export type LoginStage =
  | { readonly at: 'chooseDevice' }
  | { readonly at: 'waitingForApproval' }
  | { readonly at: 'challenge' }
  | { readonly at: 'securityCode' }
  | { readonly at: 'approved'; readonly since: Instant }
  | { readonly at: 'collected' }
  | { readonly at: 'denied' }
  | { readonly at: 'void' }

export interface Challenge {
  readonly id: string
  readonly loginId: string
  readonly deviceId: string
  /** Six ASCII digits; text, because leading zeros count. */
  readonly text: string
  readonly shownAt: Instant
  readonly state: 'open' | 'answered' | 'superseded' | 'void'
  readonly failures: number
}

export interface SmsCode extends Delivery {
  readonly id: string
  readonly purpose: SmsPurpose
  /** What the code is for: a login, an activation, or the number that is being verified. */
  readonly subject: string
  readonly number: string
  readonly text: string
  readonly sentAt: Instant
  readonly locale: Locale
  /** Who asked: the id of the login, session or activation. */
  readonly askedBy: string
  readonly state: 'open' | 'used' | 'superseded' | 'void'
  readonly failures: number
}

/** An activation of IB Key under way. Nothing is active before it is committed (AMB-05). */
export interface Activation {
  readonly id: string
  readonly secretDigest: string
  readonly os: Os
  readonly model: string
  readonly hardwareId: string
  readonly startedAt: Instant
  /** The IB Key that was active when this began: of two activations at once, the first commit wins. */
  readonly replaces?: string | undefined
  readonly option?: ActivationOption | undefined
  /** What a physical security device has to answer instead of an SMS (REACT-06). */
  readonly challenge?: string | undefined
  /** What the integrity claim of Activate has to answer; there is none before the password was given again. */
  readonly nonce?: string | undefined
  readonly failures: number
  readonly stage: 'offered' | 'asked' | 'proven' | 'committed' | 'void'
}

/** For a first phone, for another phone than the active one, or for the active one again. */
export type ActivationOption = 'activate' | 'migrate' | 'reactivate'

export interface Session {
  readonly id: string
  readonly tokenDigest: string
  readonly platform: Platform
  readonly locale: Locale
  readonly begunAt: Instant
}

/** Wrong answers in a row over all sessions and methods, and the lock that too many of them bring. */
export interface SecondFactorLock {
  readonly failures: number
  readonly lockedAt?: Instant | undefined
}
