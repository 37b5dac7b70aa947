/** @module The SLS devices: what a login is proven with. */

import type { Instant, Os } from './primitives.ts'

export type SlsDevice = IbKey | PhysicalDevice | SmsDevice

interface DeviceBase {
  readonly id: string
  readonly name: string
  /** `revoked` is final: a new activation is a new device with a new key. */
  readonly status: 'active' | 'suspended' | 'revoked'
}

/** The authenticator in the IBKR Mobile app. A person has at most one that is active (MIG-02). */
export interface IbKey extends DeviceBase {
  readonly type: 'ibKey'
  readonly os: Os
  readonly hardwareId: string
  /** base64url of 256 bits; the keys of the device face are derived from it. */
  readonly secret: string
  /** Where notifications go. */
  readonly pushToken?: string | undefined
  /** A token that the app has offered; adopted with the next successful login by this device (SYNC-02). */
  readonly offeredPushToken?: { readonly token: string; readonly at: Instant } | undefined
  /** When this phone last completed a login. */
  readonly provenAt?: Instant | undefined
  readonly pinVerifier?: string | undefined
  /** The mobile number that this activation was proven with (AMB-16). */
  readonly activationNumber?: string | undefined
}

export interface PhysicalDevice extends DeviceBase {
  readonly type: 'physical'
  readonly secret: string
}

export interface SmsDevice extends DeviceBase {
  readonly type: 'sms'
  /** An automatic enrolment ends when IB Key is activated; a chosen one stays (AMB-18). */
  readonly enrolled: 'automatically' | 'byChoice'
}
