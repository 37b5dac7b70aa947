/** @module Whether the phone may be used for authentication, by the word of the vendor of its system (NOTIF-37). */

import type { ExpectedAttestation, PresentedAttestation } from '../../model/attestation.ts'
import { type Refusal, refusal } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'

/** Why the phone is not trusted, or undefined where it is. */
export function attestationRefusal(
  { attestation: claim }: PresentedAttestation,
  { purpose, hardwareId, nonce }: ExpectedAttestation,
  { now, rules, profile, appId }: Context,
): Refusal | undefined {
  if (!claim) return refusal('forbidden', 'no integrity claim that a vendor has signed')
  if (!rules.attestationIsForApp(claim.app, appId))
    return refusal('forbidden', 'integrity claim of another app')
  if (!rules.attestationIsForPhone(claim.device, hardwareId))
    return refusal('forbidden', 'integrity claim of another phone')
  if (!rules.attestationNonceMatches(claim.nonce, nonce))
    return refusal('forbidden', 'integrity claim for another nonce')
  if (!rules.attestationInTime(claim.issuedAt, now, profile))
    return refusal('forbidden', 'integrity claim is not of now')
  if (!rules.verdictAccepted(claim, purpose)) return refusal('forbidden', 'jailbroken or rooted')
  return undefined
}
