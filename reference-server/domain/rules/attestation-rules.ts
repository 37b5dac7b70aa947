/** @module Which phones are trusted with authentication (NOTIF-37). */

import { base64url, equalSecrets } from '../crypto/secrets.ts'
import type { Attestation, ExpectedAttestation } from '../model/attestation.ts'
import type { Instant } from '../model/primitives.ts'
import type { Profile } from '../model/profile.ts'
import type { Random } from '../model/random.ts'
import { within } from '../model/time.ts'

export const attestationRules = {
  /** Whether the vendor calls the phone neither jailbroken nor rooted: at every activation and at every approval. */
  verdictAccepted: (claim: Attestation, _purpose: ExpectedAttestation['purpose']): boolean =>
    claim.verdict === 'clean',

  attestationIsForApp: (claimed: string, ours: string): boolean => claimed === ours,

  /** Whether the claim is about this phone: a sound one that lies beside it vouches for nothing. */
  attestationIsForPhone: (claimed: string, hardwareId: string): boolean => claimed === hardwareId,

  /** Whether the claim answers the nonce of this occasion: one from before is worth nothing (RFC 9334 section 10.2). */
  attestationNonceMatches: (claimed: string, nonce: string | undefined): boolean =>
    equalSecrets(claimed, nonce),

  /** Whether the claim is of now: a phone can be broken into between claim and use. Its clock is the vendor's. */
  attestationInTime: (issuedAt: Instant, now: Instant, profile: Profile): boolean =>
    within(issuedAt, profile.attestationLifetime, now),

  /** What the next claim has to answer: used for one activation or one push request. */
  newNonce: (random: Random): string => base64url(random.bytes(16)),
}
