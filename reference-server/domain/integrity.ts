/** @module Whether the phone may be used for authentication, by the word of the vendor of its system (NOTIF-37). */

import type { Context } from './context.ts'
import { type Refusal, refusal } from './outcome.ts'
import type { Instant } from './words.ts'

/** What the vendor has signed. */
export interface IntegrityClaim {
  readonly verdict: 'clean' | 'compromised'
  readonly app: string
  /** The hardware id of the phone that it is about. */
  readonly device: string
  /** The nonce that it answers. */
  readonly nonce: string
  readonly issuedAt: Instant
}

/** A claim as it was sent. `says` is undefined where there is none, or no vendor that the server trusts has signed it. */
export interface GivenClaim {
  /** Empty where there is none. */
  readonly text: string
  readonly says: IntegrityClaim | undefined
}

/** What the claim has to speak for. */
export interface Occasion {
  readonly purpose: 'activation' | 'approval'
  readonly hardwareId: string
  /** Undefined where none was handed out. */
  readonly nonce: string | undefined
}

/** Why the phone is not trusted, or undefined where it is. */
export function integrityDoubt(
  { says: claim }: GivenClaim,
  { purpose, hardwareId, nonce }: Occasion,
  { now, rules, profile, appId }: Context,
): Refusal | undefined {
  if (!claim) return refusal('forbidden', 'no integrity claim that a vendor has signed')
  if (!rules.claimIsOfApp(claim.app, appId)) return refusal('forbidden', 'integrity claim of another app')
  if (!rules.claimIsOfPhone(claim.device, hardwareId))
    return refusal('forbidden', 'integrity claim of another phone')
  if (!rules.claimAnswers(claim.nonce, nonce))
    return refusal('forbidden', 'integrity claim for another nonce')
  if (!rules.claimInTime(claim.issuedAt, now, profile))
    return refusal('forbidden', 'integrity claim is not of now')
  if (!rules.phoneIsSound(claim, purpose)) return refusal('forbidden', 'jailbroken or rooted')
  return undefined
}
