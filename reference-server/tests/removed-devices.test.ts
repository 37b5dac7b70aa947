import { beforeEach, expect, test } from 'vitest'
import {
  createTestIPhone,
  createTestPerson,
  createTestSecurityDevice,
  lastSmsCode,
  logIn,
  provisionSms,
  type TestDevice,
  type TestLogin,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

const minute = 60_000

let server: TestServer
let session: string | undefined
let physical: TestDevice

beforeEach(async () => {
  server = createTestServer()
  await createTestPerson(server)
  physical = await createTestSecurityDevice(server)
  const portal = await logIn(server)
  session = (await portal.respond(physical.respond(await challengeOf(portal)))).reply.session
})

const challengeOf = async (window: TestLogin) => (await window.step('readLogin')).reply.challenge

const remove = async (type: string): Promise<void> => {
  const { devices } = (await server.call('readSettings', { bearer: session })).reply
  const deviceId = devices.find((device) => device.type === type)?.id ?? 'none'
  expect((await server.call('removeDevice', { bearer: session, path: { deviceId } })).status).toBe(200)
}

async function logInWith(deviceId: string): Promise<TestLogin> {
  const window = await logIn(server)
  await window.choose(deviceId)
  return window
}

test('a login by SMS ends when SMS is removed: neither its code nor another SMS continues it', async () => {
  const window = await logInWith((await provisionSms(server)).deviceId)
  expect(await window.state()).toBe('securityCode')
  await remove('sms')
  expect(await window.state()).toBe('expired')
  expect((await window.code(lastSmsCode(server))).problem.code).toBe('wrong_state')
  await server.pass(2 * minute)
  expect((await window.step('askForAnotherSms')).problem.code).toBe('wrong_state')
  expect(server.sms).toHaveLength(1)
})

test('an enrolment by choice after the removal does not continue the login', async () => {
  const window = await logInWith((await provisionSms(server)).deviceId)
  await remove('sms')
  await provisionSms(server)
  expect((await window.code(lastSmsCode(server))).problem.code).toBe('wrong_state')
})

test('a login by IB Key ends when its phone is removed, and no other challenge is shown', async () => {
  const phone = await createTestIPhone(server)
  const window = await logInWith(phone.deviceId)
  const response = phone.respond(await window.challenge())
  await remove('ibKey')
  expect((await window.respond(response)).problem.code).toBe('wrong_state')
  expect((await window.step('askForChallenge')).problem.code).toBe('wrong_state')
})

test('a login by IB Key ends when another phone replaces its phone', async () => {
  const phone = await createTestIPhone(server)
  const window = await logInWith(phone.deviceId)
  const response = phone.respond(await window.challenge())
  await createTestIPhone(server, 'amara', 'another')
  expect((await window.respond(response)).problem.code).toBe('wrong_state')
})

test('the removal of one device leaves the logins of the others', async () => {
  const phone = await createTestIPhone(server)
  const window = await logInWith(phone.deviceId)
  await remove('physical')
  await phone.answer()
  expect(await window.state()).toBe('loggedIn')
})

test('a login without a chosen device stays, and offers the devices that are left', async () => {
  await createTestIPhone(server)
  const window = await logIn(server)
  await remove('physical')
  const { state, devices } = (await window.step('readLogin')).reply
  expect([state, devices?.map(({ type }) => type)]).toEqual(['chooseDevice', ['ibKey']])
})
