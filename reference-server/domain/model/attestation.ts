/** @module Attestations: signed statements of the platform vendor about a phone (NOTIF-37, RFC 9334). */

import type { Instant } from './primitives.ts'

/** What the vendor has signed. */
export interface Attestation {
  readonly verdict: 'clean' | 'compromised'
  readonly app: string
  /** The hardware id of the phone that it is about. */
  readonly device: string
  /** The nonce that it answers. */
  readonly nonce: string
  readonly issuedAt: Instant
}

/** A claim as it was sent. `says` is undefined where there is none, or no vendor that the server trusts has signed it. */
export interface PresentedAttestation {
  /** Empty where there is none. */
  readonly text: string
  readonly attestation: Attestation | undefined
}

/** What the claim has to speak for. */
export interface ExpectedAttestation {
  readonly purpose: 'activation' | 'approval'
  readonly hardwareId: string
  /** Undefined where none was handed out. */
  readonly nonce: string | undefined
}
