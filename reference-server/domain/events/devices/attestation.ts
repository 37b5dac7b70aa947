/** @module Whether the phone may be used for authentication, by the word of the vendor of its system (NOTIF-37). */

import type { GivenClaim, Occasion } from '../../model/attestation.ts'
import { type Refusal, refusal } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'

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
