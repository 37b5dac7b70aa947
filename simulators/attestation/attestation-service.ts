/**
 * @module The attestation service of the vendor of an operating system, as App Attest and Play Integrity are. The system
 * asks it, not an app: whether a phone is jailbroken or rooted is read off the phone, and no app has a say in that.
 */

import { createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import type { JSONWebKeySet } from 'jose'
import type { z } from 'zod'
import type { attestationClaims } from '../../contract/device-face.ts'
import type { Now } from '../clock/clock.ts'

/** The phone as its system knows it. */
export interface AttestedPhone {
  readonly hardwareId: string
  readonly tampered: boolean
}

export interface AttestationService {
  /**
   * A signed attestation of this phone for `app` (a compact JWS, RFC 7515), which answers `nonce`. `agoMs`: how
   * many milliseconds ago it is dated; negative: in the future.
   */
  issue(phone: AttestedPhone, app: string, nonce: string, agoMs?: number): Promise<string>
}

/** `key` signs: by default that of this process. */
export function createAttestationService(clock: Now, key = attestationKey()): AttestationService {
  const { keyId, privateKey } = key
  return {
    async issue({ hardwareId, tampered }, app, nonce, agoMs = 0) {
      const claims = {
        verdict: tampered ? 'compromised' : 'clean',
        app,
        device: hardwareId,
        nonce,
        iat: Math.floor((clock() - agoMs) / 1_000),
      } satisfies z.input<typeof attestationClaims>
      return signedCompactly({ alg: 'ES256', typ: 'JWT', kid: keyId }, claims, privateKey)
    },
  }
}

/** RFC 7515, 7.1, with the signature of ES256 (RFC 7518, 3.4): at once, where a fleet of phones would wait for a thread. */
function signedCompactly(header: object, claims: object, key: KeyObject): string {
  const encoded = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  const signature = sign('sha256', Buffer.from(encoded.join('.')), { key, dsaEncoding: 'ieee-p1363' })
  return [...encoded, signature.toString('base64url')].join('.')
}

export interface AttestationKey {
  readonly keyId: string
  readonly privateKey: KeyObject
  /** The public half as a JWK set (RFC 7517), for the server under test. */
  readonly published: JSONWebKeySet
}

let generated: AttestationKey | undefined

/** The signing key of this process, generated at the first call. */
export function attestationKey(): AttestationKey {
  generated ??= attestationKeyWith(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)
  return generated
}

/** The key whose private half is this one (ES256: a private key on P-256). */
export function attestationKeyWith(privateKey: KeyObject): AttestationKey {
  const keyId = 'os-vendor-1'
  const { kty = 'EC', ...members } = createPublicKey(privateKey).export({ format: 'jwk' })
  return {
    keyId,
    privateKey,
    published: { keys: [{ ...members, kty, kid: keyId, alg: 'ES256', use: 'sig' }] },
  }
}
