import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { attestationVerifier } from './attestation.ts'

const claims = { verdict: 'clean', app: 'app', device: 'phone', nonce: 'nonce', iat: 1_700_000_000 }

const { privateKey, publicKey } = await generateKeyPair('ES256')
const keySet = { keys: [{ ...(await exportJWK(publicKey)), kty: 'EC', kid: 'vendor' }] }
const verify = attestationVerifier(keySet)

const signed = (payload: object, key = privateKey) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: 'ES256', kid: 'vendor' }).sign(key)

test('a signed attestation is accepted with its claims', async () => {
  const { iat, ...rest } = claims
  expect(await verify(await signed(claims))).toEqual({ ...rest, issuedAt: iat * 1_000 })
})

const forged: [string, () => Promise<string> | string][] = [
  ['signed with another key', async () => signed(claims, (await generateKeyPair('ES256')).privateKey)],
  ['not signed', () => new UnsecuredJWT(claims).encode()],
  ['no JWS', () => 'clean'],
  ['empty', () => ''],
  ['without a verdict', () => signed({ ...claims, verdict: undefined })],
  ['with an unknown verdict', () => signed({ ...claims, verdict: 'fine' })],
]

// RFC 8725 section 2.1: the public key must not be accepted as an HMAC secret.
forged.push([
  'signed with the public key as an HMAC secret',
  () =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'vendor' })
      .sign(new TextEncoder().encode(JSON.stringify(keySet.keys[0]))),
])

test.each(forged)('an attestation that is %s is not accepted', async (_what, attestation) => {
  expect(await verify(await attestation())).toBeUndefined()
})

test('without trusted keys no attestation is accepted', async () => {
  expect(await attestationVerifier()(await signed(claims))).toBeUndefined()
})
