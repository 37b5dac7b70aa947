/** @module An activation of IB Key. */

import type { Instant, Os } from './primitives.ts'

/** On a first phone, on another phone than the active one, or on the active one again. */
export type ActivationOption = 'activate' | 'migrate' | 'reactivate'

/** The number that got the token, or the physical device that gave the response. */
export type Possession = { readonly number: string } | { readonly deviceId: string }

/** Nothing is active before the activation is committed (AMB-05). */
export interface Activation {
  readonly id: string
  readonly secretDigest: string
  readonly os: Os
  readonly model: string
  readonly hardwareId: string
  readonly startedAt: Instant
  /** The IB Key that was active at the start: of two concurrent activations, the first commit wins. */
  readonly replaces?: string | undefined
  readonly option?: ActivationOption | undefined
  /** For the response of a physical security device, in place of an SMS (REACT-06). */
  readonly challenge?: string | undefined
  /** For the attestation of the phone; absent before reauthentication. */
  readonly nonce?: string | undefined
  /** Android, between token and PIN. */
  readonly provenBy?: Possession | undefined
  readonly failures: number
  readonly stage: 'offered' | 'asked' | 'proven' | 'committed' | 'void'
}
