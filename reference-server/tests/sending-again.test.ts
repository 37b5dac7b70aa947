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
import type { PushMessage, SmsMessage } from '../outbound/ports.ts'
import type { ServerParts } from '../parts.ts'
import { seededRandom } from '../runtime/random-source.ts'

const second = 1_000
const day = 24 * 60 * 60 * second
const notNow = { retryAfterMs: 0 }

let server: TestServer

/** Sends again to the second. */
const punctual = (parts: ServerParts): ServerParts => ({
  ...parts,
  rules: { ...parts.rules, jitter: () => 0 },
})

beforeEach(async () => {
  server = createTestServer(punctual)
  await createTestPerson(server)
})

/** When each try was made that was made within this time, in seconds. */
async function triesWithin(durationMs: number, tried: () => number): Promise<readonly number[]> {
  const begun = server.parts.clock.now()
  const tries: number[] = Array(tried()).fill(0)
  for (;;) {
    const now = server.parts.clock.now() - begun
    const { nextDue } = (await server.pass(0)).reply
    while (tries.length < tried()) tries.push(now / second)
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

  test('is sent again, later each time, and never when its question is over', async () => {
    server.gateway.push = notNow
    await logIn(server)
    expect(await triesWithin(600 * second, () => server.pushes.length)).toEqual([0, 10, 30, 70])
    expect(new Set(server.pushes.map(({ id, token }) => `${id} ${token}`)).size).toBe(1)
    expect(new Set(server.pushes.map(({ expiresAt }) => expiresAt)).size).toBe(1)
    expect((await server.pass(0)).reply.nextDue).toBeUndefined()
  })

  test('is sent again when the gateway wants it, not earlier', async () => {
    server.gateway.push = { retryAfterMs: 45 * second }
    await logIn(server)
    expect(await triesWithin(600 * second, () => server.pushes.length)).toEqual([0, 45, 90])
  })

  test('is not sent again where the gateway wants it after the end of its question', async () => {
    server.gateway.push = { retryAfterMs: 120 * second }
    await logIn(server)
    expect(await triesWithin(600 * second, () => server.pushes.length)).toEqual([0])
  })

  test('is not sent again when it was taken', async () => {
    server.gateway.push = notNow
    const window = await logIn(server)
    await server.pass(0)
    server.gateway.push = 'sent'
    await server.pass(10 * second)
    expect((await server.pass(600 * second)).reply.nextDue).toBeUndefined()
    expect(server.pushes).toHaveLength(2)
    expect(window.first.state).toBe('waitingForApproval')
  })

  test.each(['approve', 'decline'] as const)('is not sent again after: %s', async (decision) => {
    server.gateway.push = notNow
    await logIn(server)
    await server.pass(0)
    await device.answer({ decision })
    await server.pass(600 * second)
    expect(server.pushes).toHaveLength(1)
    expect((await server.pass(0)).reply.nextDue).toBeUndefined()
  })

  test('of an older login is not sent again beside the newer one', async () => {
    server.gateway.push = notNow
    await logIn(server)
    await server.pass(second)
    server.gateway.push = 'sent'
    await logIn(server)
    await server.pass(600 * second)
    expect(server.pushes).toHaveLength(2)
  })

  test('is sent once more, as it was, where the program died before it heard an answer', async () => {
    const lost: PushMessage[] = []
    const dying = createTestServer((parts) => ({
      ...punctual(parts),
      store: server.parts.store,
      sendPush(message) {
        lost.push(message)
        return new Promise(() => {})
      },
    }))
    await logIn(dying)
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

  test('is sent again with the same code, and never when that is over', async () => {
    server.gateway.sms = notNow
    await logIn(server)
    expect(await triesWithin(1_200 * second, () => server.sms.length)).toEqual([0, 10, 30, 70, 150, 310])
    expect(new Set(server.sms.map(({ body }) => body)).size).toBe(1)
  })

  test('is told as being sent, then as sent, and its code opens the window', async () => {
    server.gateway.sms = notNow
    const window = await logIn(server)
    await server.pass(0)
    expect((await window.step('readLogin')).reply.sms).toBe('sending')
    server.gateway.sms = 'sent'
    await server.pass(10 * second)
    expect((await window.step('readLogin')).reply.sms).toBe('sent')
    expect((await window.code(lastSmsCode(server))).reply.state).toBe('loggedIn')
  })

  test('with an older code is not sent again beside a newer one', async () => {
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
  const waiting = async () => (await server.parts.store.read('amara'))?.notices

  /** Another number is confirmed, of which the one before is told. */
  async function anotherNumber(at = server): Promise<void> {
    const { session } = (await logIn(at)).first
    await at.call('changeMobileNumber', { bearer: session, body: { number: '+15551230002' } })
    await at.call('verifyMobileNumber', { bearer: session })
    const code = lastSmsCode(at)
    await at.pass(0)
    server.gateway.sms = notNow
    await at.call('confirmMobileNumber', { bearer: session, body: { code } })
  }

  test('is sent again, later each time, for a day', async () => {
    await anotherNumber()
    const tries = await triesWithin(2 * day, () => notices(server.sms).length)
    expect(tries).toEqual(Array.from({ length: 14 }, (_, index) => 10 * (2 ** index - 1)))
    expect(await waiting()).toEqual([])
    expect(new Set(notices(server.sms).map(({ to }) => to))).toEqual(new Set(['+15551230001']))
  })

  test('is sent again when the carrier wants it, and is forgotten when the carrier has it', async () => {
    await anotherNumber()
    server.gateway.sms = { retryAfterMs: 45 * second }
    await server.pass(10 * second)
    server.gateway.sms = 'sent'
    await server.pass(45 * second - 1)
    expect(notices(server.sms)).toHaveLength(2)
    await server.pass(1)
    expect(notices(server.sms)).toHaveLength(3)
    expect(await waiting()).toEqual([])
  })

  test('is forgotten where the carrier will never take it', async () => {
    await anotherNumber()
    server.gateway.sms = 'failed'
    await server.pass(10 * second)
    expect(notices(server.sms)).toHaveLength(2)
    expect(await waiting()).toEqual([])
  })

  test('is written with the change, and sent by the next program where the first one died of it', async () => {
    const lost: SmsMessage[] = []
    const dying = createTestServer((parts) => ({
      ...punctual(parts),
      store: server.parts.store,
      sendSms(message) {
        lost.push(message)
        return notices([message]).length > 0 ? new Promise(() => {}) : parts.sendSms(message)
      },
    }))
    await anotherNumber(dying)
    server.gateway.sms = 'sent'
    await server.pass(9_999)
    expect([notices(lost).length, server.sms.length]).toEqual([1, 0])
    await server.pass(1)
    expect(server.sms).toEqual(notices(lost))
    expect(await waiting()).toEqual([])
  })

  test('that a program finds when it is too late is not sent', async () => {
    await anotherNumber()
    await server.pass(0)
    server.gateway.sms = 'sent'
    const later = createTestServer((parts) => ({
      ...punctual(parts),
      store: server.parts.store,
      sendSms: server.parts.sendSms,
    }))
    await later.pass(2 * day)
    expect(notices(server.sms)).toHaveLength(1)
    expect(await waiting()).toEqual([])
  })
})

test('a gateway that throws is asked again', async () => {
  server = createTestServer((parts) => ({
    ...punctual(parts),
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

test('those whom one outage has stopped do not come back at once, and nobody too early or much too late', async () => {
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
