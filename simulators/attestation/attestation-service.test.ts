import { compactVerify, createLocalJWKSet, generateKeyPair, SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { attestationKey, createAttestationService } from './attestation-service.ts'

const vendor = createAttestationService(() => 1_700_000_000_999)
const published = createLocalJWKSet(attestationKey().published)

const read = async (claim: string): Promise<unknown> =>
  JSON.parse(new TextDecoder().decode((await compactVerify(claim, published)).payload))

test.each([
  [false, 'clean'],
  [true, 'compromised'],
])(
  'a phone that is tampered with, %s, is called %s, for one app and one nonce',
  async (tampered, verdict) => {
    const claim = await vendor.issue({ hardwareId: 'phone-1', tampered }, 'app', 'nonce-1')
    const iat = 1_700_000_000
    expect(await read(claim)).toEqual({ verdict, app: 'app', device: 'phone-1', nonce: 'nonce-1', iat })
  },
)

test('a claim can be dated back', async () => {
  const claim = await vendor.issue({ hardwareId: 'phone-1', tampered: false }, 'app', 'nonce-1', 300_000)
  expect(await read(claim)).toMatchObject({ iat: 1_699_999_700 })
})

test('nobody else can sign in its name, and the private key is not published', async () => {
  const { privateKey } = await generateKeyPair('ES256')
  const header = { alg: 'ES256', kid: attestationKey().keyId }
  const forged = await new SignJWT({ verdict: 'clean' }).setProtectedHeader(header).sign(privateKey)
  await expect(read(forged)).rejects.toThrow('signature verification failed')
  expect(attestationKey().published.keys[0]).not.toHaveProperty('d')
})

test('a process has one key', () => {
  expect(attestationKey()).toBe(attestationKey())
})
