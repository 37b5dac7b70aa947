/** @module Rules of attestations: which phones are trusted (NOTIF-37). */

import { base64url, equalSecrets } from '../crypto/secrets.ts'
import type { Attestation, ExpectedAttestation } from '../model/attestation.ts'
import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { Random } from '../model/random.ts'
import { seconds, within } from '../model/time.ts'

const attestationClockSkew = seconds(30)

export const attestationRules = {
  /** Neither jailbroken nor rooted, at each activation and each approval. */
  verdictAccepted: (attestation: Attestation, _purpose: ExpectedAttestation['purpose']): boolean =>
    attestation.verdict === 'clean',

  attestationIsForApp: (attestedApp: string, appId: string): boolean => attestedApp === appId,

  /** The attestation of another phone is not accepted. */
  attestationIsForPhone: (attestedDevice: string, hardwareId: string): boolean =>
    attestedDevice === hardwareId,

  /** The nonce proves freshness (RFC 9334 section 10.2). */
  attestationNonceMatches: (attestedNonce: string, nonce: string | undefined): boolean =>
    equalSecrets(attestedNonce, nonce),

  /**
   * A phone can be compromised after its attestation. `issuedAt` is the time of the attestation service, whose clock may
   * be a little ahead; dated further ahead, an attestation would outlive its age limit (RFC 9334 section 10.1).
   */
  attestationInTime: (issuedAt: Instant, now: Instant, profile: Profile): boolean =>
    within(now, attestationClockSkew, issuedAt) && within(issuedAt, profile.attestationLifetime, now),

  /** For one activation or one approval request. */
  newNonce: (random: Random): string => base64url(random.bytes(16)),
}
