/**
 * @module The vendor of the phones' operating systems, as far as it vouches for phones. The system asks it, not an app:
 * whether a phone is jailbroken or rooted is read off the phone itself, and whatever runs on it has no say in that.
 */

import { SignJWT } from 'jose'
import type { z } from 'zod'
import type { attestationClaims } from '../../contract/device-face.ts'
import type { Now } from '../clock/clock.ts'
import { attestationKey } from './attestation-key.ts'

/** The phone as its system knows it. */
export interface AttestedPhone {
  readonly hardwareId: string
  readonly tampered: boolean
}

export interface AttestationService {
  /** A signed claim about this phone for the app that asks, with the nonce to answer, and dated back by `agoMs`. */
  issue(phone: AttestedPhone, app: string, nonce: string, agoMs?: number): Promise<string>
}

export function createAttestationService(clock: Now): AttestationService {
  const { keyId, privateKey } = attestationKey()
  return {
    issue({ hardwareId, tampered }, app, nonce, agoMs = 0) {
      const says = {
        verdict: tampered ? 'compromised' : 'clean',
        app,
        device: hardwareId,
        nonce,
        iat: Math.floor((clock() - agoMs) / 1_000),
      } satisfies z.input<typeof attestationClaims>
      return new SignJWT(says).setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: keyId }).sign(privateKey)
    },
  }
}
