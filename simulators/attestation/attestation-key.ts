/** @module The key that the vendor of the phones' systems signs with, and its public half for the server under test. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { JSONWebKeySet } from 'jose'

export interface AttestationKey {
  readonly keyId: string
  readonly privateKey: KeyObject
  /** RFC 7517 */
  readonly published: JSONWebKeySet
}

let made: AttestationKey | undefined

/** The key of this process, made at the first call. */
export function attestationKey(): AttestationKey {
  made ??= makeKey()
  return made
}

function makeKey(): AttestationKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const keyId = 'os-vendor-1'
  const { kty = 'EC', ...members } = publicKey.export({ format: 'jwk' })
  return {
    keyId,
    privateKey,
    published: { keys: [{ ...members, kty, kid: keyId, alg: 'ES256', use: 'sig' }] },
  }
}
