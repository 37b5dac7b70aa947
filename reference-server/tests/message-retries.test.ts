import { beforeEach, describe, expect, test } from 'vitest'
import {
  createTestIPhone,
  createTestPerson,
  lastSmsCode,
  logIn,
  provisionSms,
  type TestDevice,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'
import type { PushMessage, PushResult, SmsMessage } from '../outbound/ports.ts'
import type { ServerParts } from '../parts.ts'
import { seededRandom } from '../runtime/random-source.ts'

const second = 1_000
const day = 24 * 60 * 60 * second
const transientFailure = { retryAfterMs: 0 }

/** Each pause twice as long as the one before, and 45 s at most. In seconds. */
const triesUntil = (end: number): readonly number[] => [
  ...[0, 10, 30],
  ...Array.from({ length: Math.ceil((end - 70) / 45) }, (_, index) => 70 + 45 * index),
]

let server: TestServer

const withoutJitter = (parts: ServerParts): ServerParts => ({
  ...parts,
  rules: { ...parts.rules, jitter: () => 0 },
})

beforeEach(async () => {
  server = createTestServer(withoutJitter)
  await createTestPerson(server)
})

/** The times of all tries within `durationMs`, in seconds. `count`: tries so far. */
async function triesWithin(durationMs: number, count: () => number): Promise<readonly number[]> {
  const begun = server.parts.clock.now()
  const tries: number[] = Array(count()).fill(0)
  for (;;) {
    const now = server.parts.clock.now() - begun
    const { nextDue } = (await server.pass(0)).reply
    while (tries.length < count()) tries.push(now / second)
    const next = nextDue === undefined ? durationMs : Math.min(nextDue - begun, durationMs)
    if (next <= now) return tries
    await server.pass(next - now)
  }
}

describe('a notification', () => {
  let device: TestDevice

  beforeEach(async () => {
    device = await createTestIPhone(server)
  })

  test('is retried until its approval request expires', async () => {
    server.gateway.push = transientFailure
    await logIn(server)
    expect(await triesWithin(600 * second, () => server.pushes.length)).toEqual(triesUntil(120))
    expect(new Set(server.pushes.map(({ id, token }) => `${id} ${token}`)).size).toBe(1)
    expect(new Set(server.pushes.map(({ expiresAt }) => expiresAt)).size).toBe(1)
    expect((await server.pass(0)).reply.nextDue).toBeUndefined()
  })

  test('is retried after the delay that the gateway requests', async () => {
    server.gateway.push = { retryAfterMs: 45 * second }
    await logIn(server)
    expect(await triesWithin(600 * second, () => server.pushes.length)).toEqual([0, 45, 90])
  })

  test('is not retried if the requested delay ends after the approval request', async () => {
    server.gateway.push = { retryAfterMs: 120 * second }
    await logIn(server)
    expect(await triesWithin(600 * second, () => server.pushes.length)).toEqual([0])
  })

  test('is not retried after the gateway accepted it', async () => {
    server.gateway.push = transientFailure
    const window = await logIn(server)
    await server.pass(0)
    server.gateway.push = 'sent'
    await server.pass(10 * second)
    expect((await server.pass(600 * second)).reply.nextDue).toBeUndefined()
    expect(server.pushes).toHaveLength(2)
    expect(window.first.state).toBe('waitingForApproval')
  })

  test.each(['approve', 'decline'] as const)('is not retried after: %s', async (decision) => {
    server.gateway.push = transientFailure
    await logIn(server)
    await server.pass(0)
    await device.answer({ decision })
    await server.pass(600 * second)
    expect(server.pushes).toHaveLength(1)
    expect((await server.pass(0)).reply.nextDue).toBeUndefined()
  })

  test('of a superseded approval request is not retried', async () => {
    server.gateway.push = transientFailure
    await logIn(server)
    await server.pass(second)
    server.gateway.push = 'sent'
    await logIn(server)
    await server.pass(600 * second)
    expect(server.pushes).toHaveLength(2)
  })

  test('is retried unchanged by the next server after a crash before the response', async () => {
    const lost: PushMessage[] = []
    const crashing = createTestServer((parts) => ({
      ...withoutJitter(parts),
      store: server.parts.store,
      sendPush(message) {
        lost.push(message)
        return new Promise(() => {})
      },
    }))
    await logIn(crashing)
    await server.pass(9_999)
    expect([lost.length, server.pushes.length]).toEqual([1, 0])
    await server.pass(1)
    expect(server.pushes).toEqual(lost)
    expect((await device.answer()).reply.state).toBe('approved')
  })
})

describe('an SMS', () => {
  beforeEach(async () => {
    await provisionSms(server)
  })

  test('is retried with the same code until that expires', async () => {
    server.gateway.sms = transientFailure
    await logIn(server)
    expect(await triesWithin(1_200 * second, () => server.sms.length)).toEqual(triesUntil(600))
    expect(new Set(server.sms.map(({ body }) => body)).size).toBe(1)
  })

  test('is reported as sending, then as sent, and its code logs in', async () => {
    server.gateway.sms = transientFailure
    const window = await logIn(server)
    await server.pass(0)
    expect((await window.step('readLogin')).reply.sms).toBe('sending')
    server.gateway.sms = 'sent'
    await server.pass(10 * second)
    expect((await window.step('readLogin')).reply.sms).toBe('sent')
    expect((await window.code(lastSmsCode(server))).reply.state).toBe('loggedIn')
  })

  test('with a superseded code is not retried', async () => {
    server.gateway.sms = { retryAfterMs: 150 * second }
    const window = await logIn(server)
    await server.pass(120 * second)
    server.gateway.sms = 'sent'
    await window.step('askForAnotherSms')
    await server.pass(600 * second)
    expect(server.sms).toHaveLength(2)
  })
})

describe('a notice', () => {
  const notices = (messages: readonly SmsMessage[]) =>
    messages.filter(({ body }) => body.includes('confirmed'))
  const pendingNotices = async () => (await server.parts.store.read('amara'))?.notices

  /** Verifies another number, which sends a notice to the previous one. */
  async function verifyAnotherNumber(at = server): Promise<void> {
    const { session } = (await logIn(at)).first
    await at.call('changeMobileNumber', { bearer: session, body: { number: '+15551230002' } })
    await at.call('verifyMobileNumber', { bearer: session })
    const code = lastSmsCode(at)
    await at.pass(0)
    server.gateway.sms = transientFailure
    await at.call('confirmMobileNumber', { bearer: session, body: { code } })
  }

  test('is retried for a day', async () => {
    await verifyAnotherNumber()
    const tries = await triesWithin(2 * day, () => notices(server.sms).length)
    expect(tries).toEqual(triesUntil(day / second))
    expect(await pendingNotices()).toEqual([])
    expect(new Set(notices(server.sms).map(({ to }) => to))).toEqual(new Set(['+15551230001']))
  })

  test('is retried after the delay that the carrier requests, and removed once accepted', async () => {
    await verifyAnotherNumber()
    server.gateway.sms = { retryAfterMs: 45 * second }
    await server.pass(10 * second)
    server.gateway.sms = 'sent'
    await server.pass(45 * second - 1)
    expect(notices(server.sms)).toHaveLength(2)
    await server.pass(1)
    expect(notices(server.sms)).toHaveLength(3)
    expect(await pendingNotices()).toEqual([])
  })

  test('is removed after a permanent failure', async () => {
    await verifyAnotherNumber()
    server.gateway.sms = 'failed'
    await server.pass(10 * second)
    expect(notices(server.sms)).toHaveLength(2)
    expect(await pendingNotices()).toEqual([])
  })

  test('is stored with the change, and sent by the next server after a crash', async () => {
    const lost: SmsMessage[] = []
    const crashing = createTestServer((parts) => ({
      ...withoutJitter(parts),
      store: server.parts.store,
      sendSms(message) {
        lost.push(message)
        return notices([message]).length > 0 ? new Promise(() => {}) : parts.sendSms(message)
      },
    }))
    await verifyAnotherNumber(crashing)
    server.gateway.sms = 'sent'
    await server.pass(9_999)
    expect([notices(lost).length, server.sms.length]).toEqual([1, 0])
    await server.pass(1)
    expect(server.sms).toEqual(notices(lost))
    expect(await pendingNotices()).toEqual([])
  })

  test('that has expired before the next server starts is not sent', async () => {
    await verifyAnotherNumber()
    await server.pass(0)
    server.gateway.sms = 'sent'
    const later = createTestServer((parts) => ({
      ...withoutJitter(parts),
      store: server.parts.store,
      sendSms: server.parts.sendSms,
    }))
    await later.pass(2 * day)
    expect(notices(server.sms)).toHaveLength(1)
    expect(await pendingNotices()).toEqual([])
  })
})

test('an exception of a sender is a transient failure', async () => {
  server = createTestServer((parts) => ({
    ...withoutJitter(parts),
    sendSms: async (message) => {
      server.sms.push(message)
      if (server.sms.length === 1) throw new Error('unreachable')
      return 'sent'
    },
  }))
  await createTestPerson(server)
  await provisionSms(server)
  await logIn(server)
  await server.pass(10 * second)
  expect(server.sms).toHaveLength(2)
})

test('jitter spreads retries over a quarter of the delay after it', async () => {
  const due: number[] = []
  for (let number = 0; number < 20; number++) {
    const jittered = createTestServer((parts) => ({ ...parts, random: seededRandom(String(number)) }))
    await createTestPerson(jittered)
    await provisionSms(jittered)
    jittered.gateway.sms = { retryAfterMs: 20 * second }
    await logIn(jittered)
    const { nextDue = 0 } = (await jittered.pass(0)).reply
    due.push(nextDue - jittered.parts.clock.now())
  }
  expect(new Set(due).size).toBeGreaterThan(15)
  expect(Math.min(...due)).toBeGreaterThanOrEqual(20 * second)
  expect(Math.max(...due)).toBeLessThan(25 * second)
})

test('a push token is not given up for what the gateway says late of the one before', async () => {
  const late = Promise.withResolvers<PushResult>()
  server = createTestServer((parts) => ({
    ...parts,
    sendPush: (message) => (message.token === 'abcd' ? late.promise : parts.sendPush(message)),
  }))
  await createTestPerson(server)
  await createTestIPhone(server)
  await logIn(server)
  server.gateway.push = 'unregistered'
  await createTestIPhone(server, 'amara', 'newer')
  await logIn(server)
  late.resolve('unregistered')
  await server.pass(0)
  const { first } = await logIn(server)
  expect([first.state, server.pushes.map(({ token }) => token)]).toEqual(['challenge', ['newer']])
})

describe('an SMS that the carrier has not taken', () => {
  const number = '+15559990000'
  let session: string | undefined

  beforeEach(async () => {
    session = (await logIn(server)).first.session
    server.gateway.sms = transientFailure
  })

  const removeSms = async () => {
    const { devices } = (await server.call('readSettings', { bearer: session })).reply
    const path = { deviceId: devices.find(({ type }) => type === 'sms')?.id ?? 'none' }
    expect((await server.call('removeDevice', { bearer: session, path })).status).toBe(200)
  }

  const tries = async () => (await triesWithin(300 * second, () => server.sms.length)).length

  test.each([
    ['stays', async () => undefined, triesUntil(300).length],
    ['is removed', removeSms, 1],
  ])('of a login is sent again while SMS %s', async (_what, change, expected) => {
    await provisionSms(server)
    await logIn(server)
    await change()
    expect(await tries()).toBe(expected)
  })

  test.each([
    ['stays', undefined, triesUntil(300).length],
    ['is changed', number, 1],
  ])('with a Confirm Code is sent again while the number %s', async (_what, changed, expected) => {
    await server.call('verifyMobileNumber', { bearer: session })
    if (changed !== undefined)
      await server.call('changeMobileNumber', { bearer: session, body: { number: changed } })
    expect(await tries()).toBe(expected)
  })
})
