import { generateKeyPairSync } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { flattenedVerify } from 'jose/jws/flattened/verify'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { certificateText } from './bundle.ts'
import type { CertificateEnvelope } from './envelope.ts'
import { verifyCertificate } from './verification.ts'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const parts = { results: deflateRawSync('{}'), messages: deflateRawSync('') }
const envelope = z.custom<CertificateEnvelope>().parse({ schemaVersion: '?' })
const bundle = z
  .looseObject({ protected: z.string(), payload: z.string(), signature: z.string() })
  .parse(JSON.parse(await certificateText(envelope, parts, privateKey)))

const digests = { features: '', steps: '', catalogue: '' }
const suite = { name: 'suite', version: '1', digests, power: undefined, scenarios: [] }
/** What comes after the signature is another matter. */
const isSigned = (changed: object): boolean => {
  const found = verifyCertificate(`${JSON.stringify({ ...bundle, ...changed })}\n`, suite, new Map(), 0)
  return !(found.kind === 'broken' && found.problem.startsWith('The signature is not that of this content'))
}

test('jose and the verification take the same signature, and refuse another content', async () => {
  expect(isSigned({})).toBe(true)
  expect(await flattenedVerify(bundle, publicKey)).toMatchObject({ protectedHeader: { alg: 'Ed25519' } })
  const payload = Buffer.from('{"schemaVersion":"!"}\n').toString('base64url')
  expect(isSigned({ payload })).toBe(false)
  await expect(flattenedVerify({ ...bundle, payload }, publicKey)).rejects.toThrow(
    'signature verification failed',
  )
})

test.each(['=', '\n', '!'])('a signature has no sign that readers of base64url pass over: %j', (sign) => {
  expect(isSigned({ signature: bundle.signature + sign })).toBe(false)
})
