/** @module Attestations: signed statements of an attestation service about a phone (NOTIF-37, RFC 9334). */

import type { Instant } from './primitives.ts'

export interface Attestation {
  readonly verdict: 'clean' | 'compromised'
  readonly app: string
  /** The hardware id of the phone. */
  readonly device: string
  readonly nonce: string
  readonly issuedAt: Instant
}

/** `attestation` is undefined if the signature of `text` is not that of a trusted attestation service. */
export interface PresentedAttestation {
  /** As it was sent; empty if there is none. */
  readonly text: string
  readonly attestation: Attestation | undefined
}

export interface ExpectedAttestation {
  readonly purpose: 'activation' | 'approval'
  readonly hardwareId: string
  /** Undefined if none was issued. */
  readonly nonce: string | undefined
}
