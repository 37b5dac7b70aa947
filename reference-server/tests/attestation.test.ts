import { beforeEach, describe, expect, test } from 'vitest'
import {
  type AnswerOptions,
  attestationOf,
  createTestIPhone,
  createTestPerson,
  lastSmsCode,
  logIn,
  password,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

let server: TestServer

beforeEach(async () => {
  server = createTestServer()
  await createTestPerson(server)
})

const seconds = (count: number): number => server.parts.clock.now() / 1_000 + count

/** Each differs from an accepted attestation in one claim. */
const refusedAttestations: [string, () => NonNullable<AnswerOptions['attestation']>][] = [
  ['of a compromised phone', () => ({ verdict: 'compromised' })],
  ['for another app', () => ({ app: 'another' })],
  ['for another phone', () => ({ device: 'another' })],
  ['for another nonce', () => ({ nonce: 'another' })],
  ['that is two minutes old', () => ({ iat: seconds(-120) })],
  ['that is dated 30 seconds ahead', () => ({ iat: seconds(30) })],
]

describe('an approval is refused with an attestation', () => {
  test.each([...refusedAttestations, ['that is missing', () => null] as const])(
    '%s',
    async (_what, claims) => {
      const phone = await createTestIPhone(server)
      const window = await logIn(server)
      expect((await phone.answer({ attestation: claims() })).problem.code).toBe('forbidden')
      expect(await window.state()).toBe('waitingForApproval')
      expect((await phone.answer()).reply.state).toBe('approved')
    },
  )
})

test('an attestation that is almost two minutes old, or from a clock that is ahead, is accepted', async () => {
  const phone = await createTestIPhone(server)
  for (const iat of [seconds(-119), seconds(29)]) {
    await logIn(server)
    expect((await phone.answer({ attestation: { iat } })).reply.state).toBe('approved')
  }
})

test('an attestation that the approval signature does not cover is refused', async () => {
  const phone = await createTestIPhone(server)
  await logIn(server)
  expect((await phone.answer({ signedAttestation: '' })).problem.code).toBe('forbidden')
  expect((await phone.answer()).reply.state).toBe('approved')
})

test('a decline needs no attestation', async () => {
  const phone = await createTestIPhone(server)
  const window = await logIn(server)
  await phone.answer({ decision: 'decline', attestation: null })
  expect(await window.state()).toBe('denied')
})

describe('an activation is refused with an attestation', () => {
  const device = 'hardware'
  const phone = { os: 'iOS', model: 'iPhone', hardwareId: device } as const
  const credentials = { username: 'amara', password }

  test.each(refusedAttestations)('%s', async (_what, claims) => {
    const { secret: bearer, ...offer } = (
      await server.call('readActivationOptions', { body: { ...credentials, phone } })
    ).reply
    const path = { activationId: offer.activationId }
    const startBody = { option: offer.options[0], ...credentials }
    const { nonce } = (await server.call('startActivation', { bearer, path, body: startBody })).reply
    const activate = (changed?: object) => {
      const integrityClaim = changed && attestationOf(server, { device, nonce, ...changed })
      const body = { token: lastSmsCode(server), element: 'faceId', integrityClaim }
      return server.call('activate', { bearer, path, body })
    }
    expect((await activate(claims())).problem.code).toBe('forbidden')
    expect((await activate()).problem.code).toBe('forbidden')
    expect((await activate({})).status).toBe(201)
  })
})
