/** @module SLS devices, the authenticators of a person. */

import type { Instant, Os } from './primitives.ts'

export type SlsDevice = IbKey | PhysicalDevice | SmsDevice

interface DeviceBase {
  readonly id: string
  readonly name: string
  /** `revoked` is final: a new activation creates a new device with new keys. */
  readonly status: 'active' | 'suspended' | 'revoked'
}

/** The authenticator in the IBKR Mobile app; at most one per person is active (MIG-02). */
export interface IbKey extends DeviceBase {
  readonly type: 'ibKey'
  readonly os: Os
  readonly hardwareId: string
  /** 256 bits in base64url; the keys of the device face are derived from it. */
  readonly secret: string
  readonly pushToken?: string | undefined
  /** Adopted with a login that this device completes (SYNC-02). */
  readonly offeredPushToken?: { readonly token: string; readonly at: Instant } | undefined
  /** The time of the last login that this phone completed. */
  readonly provenAt?: Instant | undefined
  readonly pinVerifier?: string | undefined
  /** The mobile number by which this activation was proven (AMB-16). */
  readonly activationNumber?: string | undefined
}

export interface PhysicalDevice extends DeviceBase {
  readonly type: 'physical'
  readonly secret: string
}

export interface SmsDevice extends DeviceBase {
  readonly type: 'sms'
  /** An activation of IB Key ends an automatic enrolment, but not one by choice (AMB-18). */
  readonly enrolled: 'automatically' | 'byChoice'
}
