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

test('the code goes to the verified number, and into the window that asked', async () => {
  const window = await logIn(server)
  expect([window.first.state, window.first.sms]).toEqual(['securityCode', 'sending'])
  expect(server.sms.map(({ to }) => to)).toEqual(['+15551230001'])
  expect(JSON.stringify(window.first)).not.toContain(lastSmsCode(server))
  await server.pass(0)
  expect((await window.step('readLogin')).reply.sms).toBe('sent')
  expect((await window.code(lastSmsCode(server))).reply.state).toBe('loggedIn')
})

test.each(['en', 'ru'] as const)(
  'the SMS in %s holds its code once and nothing else like it',
  async (locale) => {
    await logIn(server, 'amara', 'tws', locale)
    expect(server.sms[0]?.body.match(/[0-9]+/g)).toEqual([lastSmsCode(server)])
  },
)

test('a wrong password sends nothing', async () => {
  await tryLogIn(server, { password: 'wrong' })
  expect(server.sms).toEqual([])
})

test('a wrong, a used and another login’s code are refused', async () => {
  const window = await logIn(server)
  const code = lastSmsCode(server)
  expect((await window.code(wrongCodeLike(code))).problem.code).toBe('invalid_code')
  expect((await window.code(code)).status).toBe(200)
  expect((await window.code(code)).problem.code).toBe('wrong_state')
  const next = await logIn(server)
  expect((await next.code(code)).problem.code).toBe('invalid_code')
})

test('five wrong codes make the right one void', async () => {
  const window = await logIn(server)
  for (let count = 0; count < 5; count++) await window.code(wrongCodeLike(lastSmsCode(server)))
  expect((await window.code(lastSmsCode(server))).problem.code).toBe('invalid_code')
})

test.each([
  [120 * second - 1, 429],
  [120 * second, 200],
])('another SMS after %i ms: %i', async (after, status) => {
  const window = await logIn(server)
  await server.pass(after)
  expect((await window.step('askForAnotherSms')).status).toBe(status)
})

test('the newer code counts, the older one does not', async () => {
  const window = await logIn(server)
  const older = lastSmsCode(server)
  await server.pass(2 * minute)
  await window.step('askForAnotherSms')
  expect((await window.code(older)).problem.code).toBe('invalid_code')
  expect((await window.code(lastSmsCode(server))).status).toBe(200)
})

test('a second login within two minutes sends no SMS, and says so', async () => {
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

test('after a code was used the next login gets its SMS at once', async () => {
  await (await logIn(server)).code(lastSmsCode(server))
  expect((await logIn(server)).first.sms).toBe('sending')
})

describe('a carrier that refuses', () => {
  test('is reported, and another SMS may be asked for after two minutes, as always', async () => {
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

test('five SMS without an answer in an hour, and no more before it is over', async () => {
  for (let count = 0; count < 6; count++) {
    await logIn(server)
    await server.pass(2 * minute)
  }
  expect(server.sms).toHaveLength(5)
  await server.pass(48 * minute)
  await logIn(server)
  expect(server.sms).toHaveLength(6)
})

test('twenty SMS a day, answered or not', async () => {
  for (let count = 0; count < 25; count++) {
    await (await logIn(server)).code(lastSmsCode(server))
    await server.pass(2 * minute)
  }
  expect(server.sms).toHaveLength(20)
})

test.each([
  [600 * second - 1, 200],
  [600 * second, 409],
])('the right code after %i ms: %i', async (after, status) => {
  const window = await logIn(server)
  await server.pass(after)
  expect((await window.code(lastSmsCode(server))).status).toBe(status)
})
