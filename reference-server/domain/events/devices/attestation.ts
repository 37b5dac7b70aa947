/** @module Whether a phone may be used for authentication, by its attestation (NOTIF-37). */

import type { ExpectedAttestation, PresentedAttestation } from '../../model/attestation.ts'
import { type Refusal, refusal } from '../../model/outcome.ts'
import type { Context } from '../../rules/context.ts'

/** Undefined if the phone is trusted. */
export function attestationRefusal(
  { attestation }: PresentedAttestation,
  { purpose, hardwareId, nonce }: ExpectedAttestation,
  { now, rules, profile, appId }: Context,
): Refusal | undefined {
  if (!attestation) return refusal('forbidden', 'no attestation with a trusted signature')
  if (!rules.attestationIsForApp(attestation.app, appId))
    return refusal('forbidden', 'attestation for another app')
  if (!rules.attestationIsForPhone(attestation.device, hardwareId))
    return refusal('forbidden', 'attestation for another phone')
  if (!rules.attestationNonceMatches(attestation.nonce, nonce))
    return refusal('forbidden', 'attestation for another nonce')
  if (!rules.attestationInTime(attestation.issuedAt, now, profile))
    return refusal('forbidden', 'attestation expired')
  if (!rules.verdictAccepted(attestation, purpose)) return refusal('forbidden', 'jailbroken or rooted')
  return undefined
}
