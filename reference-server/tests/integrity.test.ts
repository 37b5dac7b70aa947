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

/** What may be wrong with a claim, each time in one member. */
const doubts: [string, () => NonNullable<AnswerOptions['claim']>][] = [
  ['is compromised', () => ({ verdict: 'compromised' })],
  ['is about another app', () => ({ app: 'another' })],
  ['is about another phone', () => ({ device: 'another' })],
  ['answers another nonce', () => ({ nonce: 'another' })],
  ['is two minutes old', () => ({ iat: seconds(-120) })],
]

describe('an approval is refused where the claim', () => {
  test.each([...doubts, ['is missing', () => null] as const])('%s', async (_what, claim) => {
    const phone = await createTestIPhone(server)
    const window = await logIn(server)
    expect((await phone.answer({ claim: claim() })).problem.code).toBe('forbidden')
    expect(await window.state()).toBe('waitingForApproval')
    expect((await phone.answer()).reply.state).toBe('approved')
  })
})

test('a claim that is almost two minutes old, or ahead by another clock, is good', async () => {
  const phone = await createTestIPhone(server)
  for (const iat of [seconds(-119), seconds(30)]) {
    await logIn(server)
    expect((await phone.answer({ claim: { iat } })).reply.state).toBe('approved')
  }
})

test('a claim that the seal does not cover is worth nothing', async () => {
  const phone = await createTestIPhone(server)
  await logIn(server)
  expect((await phone.answer({ sealedClaim: '' })).problem.code).toBe('forbidden')
  expect((await phone.answer()).reply.state).toBe('approved')
})

test('whoever declines needs no claim', async () => {
  const phone = await createTestIPhone(server)
  const window = await logIn(server)
  await phone.answer({ decision: 'decline', claim: null })
  expect(await window.state()).toBe('denied')
})

describe('an activation is refused where the claim', () => {
  const device = 'hardware'
  const phone = { os: 'iOS', model: 'iPhone', hardwareId: device } as const
  const credentials = { username: 'amara', password }

  test.each(doubts)('%s', async (_what, claimed) => {
    const { secret: bearer, ...offer } = (
      await server.call('readActivationOptions', { body: { ...credentials, phone } })
    ).reply
    const path = { activationId: offer.activationId }
    const started = { option: offer.options[0], ...credentials }
    const { nonce } = (await server.call('startActivation', { bearer, path, body: started })).reply
    const activate = (claim?: object) => {
      const integrityClaim = claim && attestationOf(server, { device, nonce, ...claim })
      const body = { token: lastSmsCode(server), element: 'faceId', integrityClaim }
      return server.call('activate', { bearer, path, body })
    }
    expect((await activate(claimed())).problem.code).toBe('forbidden')
    expect((await activate()).problem.code).toBe('forbidden')
    expect((await activate({})).status).toBe(201)
  })
})
