import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { expect, test } from 'vitest'
import { attestationVerifier } from './attestation.ts'

const says = { verdict: 'clean', app: 'app', device: 'phone', nonce: 'nonce', iat: 1_700_000_000 }

const { privateKey, publicKey } = await generateKeyPair('ES256')
const published = { keys: [{ ...(await exportJWK(publicKey)), kty: 'EC', kid: 'vendor' }] }
const read = attestationVerifier(published)

const signed = (payload: object, key = privateKey) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: 'ES256', kid: 'vendor' }).sign(key)

test('a claim of the vendor says what it says', async () => {
  const { iat, ...rest } = says
  expect(await read(await signed(says))).toEqual({ ...rest, issuedAt: iat * 1_000 })
})

const forged: [string, () => Promise<string> | string][] = [
  ['signed by somebody else', async () => signed(says, (await generateKeyPair('ES256')).privateKey)],
  ['not signed', () => new UnsecuredJWT(says).encode()],
  ['no claim at all', () => 'clean'],
  ['empty', () => ''],
  ['without a verdict', () => signed({ ...says, verdict: undefined })],
  ['with a verdict that nobody knows', () => signed({ ...says, verdict: 'fine' })],
]

// RFC 8725 section 2.1: the public key of the vendor must not do as a secret.
forged.push([
  'signed with what everybody knows',
  () =>
    new SignJWT(says)
      .setProtectedHeader({ alg: 'HS256', kid: 'vendor' })
      .sign(new TextEncoder().encode(JSON.stringify(published.keys[0]))),
])

test.each(forged)('a claim that is %s says nothing', async (_what, claim) => {
  expect(await read(await claim())).toBeUndefined()
})

test('without any keys no claim says anything', async () => {
  expect(await attestationVerifier()(await signed(says))).toBeUndefined()
})
