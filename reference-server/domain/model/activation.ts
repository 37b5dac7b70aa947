/** @module An activation of IB Key between the first offer and the commit. */

import type { Instant, Os } from './primitives.ts'

/** For a first phone, for another phone than the active one, or for the active one again. */
export type ActivationOption = 'activate' | 'migrate' | 'reactivate'

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
