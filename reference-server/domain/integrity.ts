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

/** A claim as it was sent. `says` is undefined where no vendor that the server trusts has signed it. */
export interface GivenClaim {
  readonly text: string
  readonly says: IntegrityClaim | undefined
}

/** What the claim has to speak for. */
export interface Occasion {
  readonly purpose: 'activation' | 'approval'
  readonly hardwareId: string
  readonly nonce: string
}

const doubt = (cause: string): Refusal => refusal('forbidden', cause)

/** Why the phone is not trusted, or undefined where it is. */
export function integrityDoubt(
  given: GivenClaim | undefined,
  { purpose, hardwareId, nonce }: Occasion,
  { now, rules, profile, appId }: Context,
): Refusal | undefined {
  if (!rules.claimDemanded(purpose, given !== undefined)) return undefined
  const claim = given?.says
  if (!claim) return doubt(given ? 'integrity claim that no vendor has signed' : 'no integrity claim')
  if (!rules.claimIsOfApp(claim.app, appId)) return doubt('integrity claim of another app')
  if (!rules.claimIsOfPhone(claim.device, hardwareId)) return doubt('integrity claim of another phone')
  if (!rules.claimAnswers(claim.nonce, nonce)) return doubt('integrity claim for another nonce')
  if (!rules.claimInTime(claim.issuedAt, now, profile)) return doubt('integrity claim is not of now')
  if (!rules.phoneIsSound(claim)) return doubt('jailbroken or rooted')
  return undefined
}
