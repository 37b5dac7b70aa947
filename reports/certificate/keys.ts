/** @module The keys of certificates: Ed25519, as PEM or as JWK. */

import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { jsonOf } from '../json.ts'
import { invalid, type Result, valid } from '../result.ts'
import { sha256 } from '../suite/sha256.ts'
import { textAt } from './strict-json.ts'

/** The private key in a file: PKCS #8 in PEM, or a JWK. */
export function signingKey(text: string): Result<KeyObject> {
  const key = read(() => createPrivateKey(isJwk(text) ? jwkIn(text) : text))
  return key
    ? valid(key)
    : invalid([
        'it is no private key of Ed25519, as PKCS #8 in PEM or as JWK: sls certify --new-key FILE makes one',
      ])
}

/** A public key, and what it is known by. */
export interface KnownKey {
  readonly key: KeyObject
  readonly thumbprint: string
}

/** The public key in a file: SPKI in PEM, or a JWK. */
export function publicKeyIn(text: string): Result<KnownKey> {
  if (text.includes('PRIVATE KEY') || textAt(jsonOf(text), 'd') !== '')
    return invalid(['it is a private key, which nobody but the signer has: name the public one'])
  const key = read(() => createPublicKey(isJwk(text) ? jwkIn(text) : text))
  return key
    ? valid({ key, thumbprint: thumbprintOf(key) })
    : invalid(['it is no public key of Ed25519, as PEM or as JWK'])
}

const isJwk = (text: string): boolean => text.trimStart().startsWith('{')

const jwkIn = (text: string) => {
  const jwk = jsonOf(text)
  const d = textAt(jwk, 'd')
  return {
    key: { kty: textAt(jwk, 'kty'), crv: textAt(jwk, 'crv'), x: textAt(jwk, 'x'), ...(d !== '' && { d }) },
    format: 'jwk',
  } as const
}

function read(key: () => KeyObject): KeyObject | undefined {
  try {
    const found = key()
    return found.asymmetricKeyType === 'ed25519' ? found : undefined
  } catch {
    return undefined
  }
}

/** A public key as a JWK has it; of a private one, its public part. */
export function publicJwk(key: KeyObject): { kty: 'OKP'; crv: 'Ed25519'; x: string } {
  const { x = '' } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' })
  return { kty: 'OKP', crv: 'Ed25519', x }
}

/** By which a key is known (RFC 7638), from the member `x` of its JWK. */
export const thumbprint = (x: string): string =>
  Buffer.from(
    sha256(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })).slice('sha256:'.length),
    'hex',
  ).toString('base64url')

export const thumbprintOf = (key: KeyObject): string => thumbprint(publicJwk(key).x)
