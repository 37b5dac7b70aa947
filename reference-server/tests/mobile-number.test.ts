import { beforeEach, describe, expect, test } from 'vitest'
import {
  createTestIPhone,
  createTestPerson,
  createTestSecurityDevice,
  lastSmsCode,
  logIn,
  provisionSms,
  wrongCodeLike,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

const second = 1_000

let server: TestServer
let session: string | undefined

const unverified = { mobileNumber: { number: '+15551230001', verified: false } }

beforeEach(async () => {
  server = createTestServer()
  await createTestPerson(server, unverified)
  session = (await logIn(server)).first.session
})

const verify = () => server.call('verifyMobileNumber', { bearer: session })
const confirm = (code: string) => server.call('confirmMobileNumber', { bearer: session, body: { code } })
const settings = async () => (await server.call('readSettings', { bearer: session })).reply

test('VERIFY sends a Confirm Code to the number on record, and the code verifies it', async () => {
  expect((await verify()).reply.sms).toBe('sending')
  expect(server.sms.map(({ to }) => to)).toEqual(['+15551230001'])
  const confirmed = (await confirm(lastSmsCode(server))).reply
  expect(confirmed.mobileNumber).toEqual({ number: '+15551230001', smsVerified: true })
  expect((await settings()).mobileNumber?.smsVerified).toBe(true)
})

test('a verified number may be verified again, and the settings show no pending SMS', async () => {
  await verify()
  await confirm(lastSmsCode(server))
  await server.pass(120 * second)
  const again = (await verify()).reply
  expect([again.sms, again.mobileNumber?.smsVerified]).toEqual([undefined, true])
  expect(server.sms).toHaveLength(2)
  expect((await confirm(lastSmsCode(server))).status).toBe(200)
})

test('a code before VERIFY, a wrong one and a used one are refused', async () => {
  expect((await confirm('123456')).problem.code).toBe('invalid_code')
  await verify()
  expect((await confirm(wrongCodeLike(lastSmsCode(server)))).problem.code).toBe('invalid_code')
  expect((await settings()).mobileNumber?.smsVerified).toBe(false)
  await confirm(lastSmsCode(server))
  expect((await confirm(lastSmsCode(server))).problem.code).toBe('invalid_code')
})

test.each([
  [120 * second - 1, 429],
  [120 * second, 200],
])('VERIFY again after %i ms: status %i', async (after, status) => {
  await verify()
  await server.pass(after)
  expect((await verify()).status).toBe(status)
})

test('concurrent requests to verify send one SMS', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, verify))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(server.sms).toHaveLength(1)
})

test('the two minutes apply across sessions and languages', async () => {
  await verify()
  const { first } = await logIn(server, 'amara', 'clientPortal', 'ru')
  const again = await server.call('verifyMobileNumber', { bearer: first.session })
  expect(again.problem.code).toBe('too_soon')
})

test.each([
  [600 * second - 1, 200],
  [600 * second, 422],
])('a right code after %i ms: status %i', async (after, status) => {
  await verify()
  await server.pass(after)
  expect((await confirm(lastSmsCode(server))).status).toBe(status)
})

test('a code for the previous number does not verify the new one', async () => {
  await verify()
  await server.call('changeMobileNumber', { bearer: session, body: { number: '+15559990000' } })
  expect((await confirm(lastSmsCode(server))).problem.code).toBe('invalid_code')
})

test('a changed number is unverified, and login codes are still sent to the verified one', async () => {
  await verify()
  await confirm(lastSmsCode(server))
  await provisionSms(server)
  await server.call('changeMobileNumber', { bearer: session, body: { number: '+15559990000' } })
  expect((await settings()).mobileNumber).toEqual({ number: '+15559990000', smsVerified: false })
  await logIn(server)
  expect(server.sms.at(-1)?.to).toBe('+15551230001')
})

test.each([
  ['the same number is verified again', '+15551230001', 200],
  ['another number is verified', '+15559990000', 422],
])('a login code, when %s (%s): status %i', async (_what, number, status) => {
  await verify()
  await confirm(lastSmsCode(server))
  await provisionSms(server)
  await server.pass(120 * second)
  const window = await logIn(server)
  const code = lastSmsCode(server)
  await server.pass(120 * second)
  await server.call('changeMobileNumber', { bearer: session, body: { number } })
  await verify()
  expect(server.sms.at(-1)?.to).toBe(number)
  expect((await confirm(lastSmsCode(server))).status).toBe(200)
  expect((await window.code(code)).status).toBe(status)
})

describe('automatic enrolment in SMS', () => {
  const devices = async () => (await settings()).devices.map(({ type }) => type)

  test.each([
    [30 * second - 1, []],
    [30 * second, ['sms']],
  ])('%i ms after the number was verified: %j', async (after, expected) => {
    await verify()
    expect((await confirm(lastSmsCode(server))).status).toBe(200)
    expect((await server.pass(0)).reply.nextDue).toBe(server.parts.clock.now() + 30 * second)
    await server.pass(after)
    expect(await devices()).toEqual(expected)
  })

  test('is visible in the settings before the due work is done', async () => {
    await verify()
    await confirm(lastSmsCode(server))
    server.parts.clock.moveTo(server.parts.clock.now() + 30 * second)
    expect(await devices()).toEqual(['sms'])
  })

  test('is not put off by another verification meanwhile', async () => {
    await verify()
    await confirm(lastSmsCode(server))
    await server.pass(20 * second)
    await verify()
    await confirm(lastSmsCode(server))
    await server.pass(10 * second)
    expect(await devices()).toEqual(['sms'])
  })

  test('requires the Confirm Code, not only VERIFY', async () => {
    await verify()
    await server.pass(60 * second)
    expect(await devices()).toEqual([])
  })

  test.each([
    ['IB Key', createTestIPhone, ['ibKey']],
    ['a physical device', createTestSecurityDevice, ['physical']],
  ] as const)('does not happen with %s', async (_name, provision, expected) => {
    await provision(server)
    await verify()
    await confirm(lastSmsCode(server))
    await server.pass(60 * second)
    expect(await devices()).toEqual(expected)
  })

  test('ends with an activation of IB Key, but enrolment by choice does not', async () => {
    await verify()
    await confirm(lastSmsCode(server))
    await server.pass(60 * second)
    await createTestIPhone(server)
    expect(await devices()).toEqual(['ibKey'])
    await provisionSms(server)
    expect(await devices()).toEqual(['ibKey', 'sms'])
  })

  test('follows a number that was verified at the account application', async () => {
    await createTestPerson(server, { username: 'bruno' })
    expect((await logIn(server, 'bruno')).first.state).toBe('loggedIn')
    await server.pass(30 * second)
    expect((await logIn(server, 'bruno')).first.state).toBe('securityCode')
  })
})

test('a change of the settings does not affect another person', async () => {
  await createTestPerson(server, { ...unverified, username: 'bruno' })
  const other = (await logIn(server, 'bruno')).first.session
  await server.call('setSeamless', { bearer: session, body: { enabled: false } })
  expect((await server.call('readSettings', { bearer: other })).reply.seamless).toBe(true)
  expect((await settings()).seamless).toBe(false)
})
