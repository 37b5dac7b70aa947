import { beforeEach, describe, expect, test } from 'vitest'
import {
  createTestPerson,
  lastSmsCode,
  logIn,
  provisionSms,
  tryLogIn,
  wrongCodeLike,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

const second = 1_000
const minute = 60 * second

let server: TestServer

beforeEach(async () => {
  server = createTestServer()
  await createTestPerson(server)
  await provisionSms(server)
})

test('a code is sent to the verified number, and logs its window in', async () => {
  const window = await logIn(server)
  expect([window.first.state, window.first.sms]).toEqual(['securityCode', 'sending'])
  expect(server.sms.map(({ to }) => to)).toEqual(['+15551230001'])
  expect(JSON.stringify(window.first)).not.toContain(lastSmsCode(server))
  await server.pass(0)
  expect((await window.step('readLogin')).reply.sms).toBe('sent')
  expect((await window.code(lastSmsCode(server))).reply.state).toBe('loggedIn')
})

test.each(['en', 'ru'] as const)(
  'the SMS in %s contains its code once and no other digits',
  async (locale) => {
    await logIn(server, 'amara', 'tws', locale)
    expect(server.sms[0]?.body.match(/[0-9]+/g)).toEqual([lastSmsCode(server)])
  },
)

test('a wrong password sends no SMS', async () => {
  await tryLogIn(server, { password: 'wrong' })
  expect(server.sms).toEqual([])
})

test('a wrong code, a used one and that of another login are refused', async () => {
  const window = await logIn(server)
  const code = lastSmsCode(server)
  expect((await window.code(wrongCodeLike(code))).problem.code).toBe('invalid_code')
  expect((await window.code(code)).status).toBe(200)
  expect((await window.code(code)).problem.code).toBe('wrong_state')
  const next = await logIn(server)
  expect((await next.code(code)).problem.code).toBe('invalid_code')
})

test('five wrong codes make the sent one void', async () => {
  const window = await logIn(server)
  for (let count = 0; count < 5; count++) await window.code(wrongCodeLike(lastSmsCode(server)))
  expect((await window.code(lastSmsCode(server))).problem.code).toBe('invalid_code')
})

test.each([
  [120 * second - 1, 429],
  [120 * second, 200],
])('another SMS after %i ms: status %i', async (after, status) => {
  const window = await logIn(server)
  await server.pass(after)
  expect((await window.step('askForAnotherSms')).status).toBe(status)
})

test('a newer code supersedes the older one', async () => {
  const window = await logIn(server)
  const older = lastSmsCode(server)
  await server.pass(2 * minute)
  await window.step('askForAnotherSms')
  expect((await window.code(older)).problem.code).toBe('invalid_code')
  expect((await window.code(lastSmsCode(server))).status).toBe(200)
})

test('a second login within two minutes sends no SMS, and its state shows that', async () => {
  await logIn(server)
  await server.pass(minute)
  const window = await logIn(server)
  expect([window.first.state, window.first.sms]).toEqual(['securityCode', undefined])
  expect((await window.step('askForAnotherSms')).problem).toMatchObject({
    code: 'too_soon',
    retryAfterMs: minute,
  })
  expect(server.sms).toHaveLength(1)
})

test('after a code was used the next login sends an SMS at once', async () => {
  await (await logIn(server)).code(lastSmsCode(server))
  expect((await logIn(server)).first.sms).toBe('sending')
})

describe('a failed SMS', () => {
  test('is reported, and another one may be requested after two minutes', async () => {
    server.gateway.sms = 'failed'
    const window = await logIn(server)
    await server.pass(0)
    expect((await window.step('readLogin')).reply.sms).toBe('failed')
    server.gateway.sms = 'sent'
    expect((await window.step('askForAnotherSms')).problem.code).toBe('too_soon')
    await server.pass(2 * minute)
    expect((await window.step('askForAnotherSms')).status).toBe(200)
  })
})

test('after five unanswered SMS in an hour no more are sent until the hour has passed', async () => {
  for (let count = 0; count < 6; count++) {
    await logIn(server)
    await server.pass(2 * minute)
  }
  expect(server.sms).toHaveLength(5)
  await server.pass(48 * minute)
  await logIn(server)
  expect(server.sms).toHaveLength(6)
})

test('at most twenty SMS are sent per day, answered or not', async () => {
  for (let count = 0; count < 25; count++) {
    await (await logIn(server)).code(lastSmsCode(server))
    await server.pass(2 * minute)
  }
  expect(server.sms).toHaveLength(20)
})

test.each([
  [600 * second - 1, 200],
  [600 * second, 409],
])('a right code after %i ms: status %i', async (after, status) => {
  const window = await logIn(server)
  await server.pass(after)
  expect((await window.code(lastSmsCode(server))).status).toBe(status)
})
