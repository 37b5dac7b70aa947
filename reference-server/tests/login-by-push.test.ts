import { beforeEach, describe, expect, test } from 'vitest'
import {
  createTestDevice,
  createTestIPhone,
  createTestPerson,
  createTestSecurityDevice,
  logIn,
  type TestDevice,
  TestLogin,
  tryLogIn,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

const second = 1_000

let server: TestServer
let device: TestDevice

beforeEach(async () => {
  server = createTestServer()
  await createTestPerson(server)
  device = await createTestIPhone(server)
})

test('a right password sends one notification, and its approval logs the window in', async () => {
  const window = await logIn(server)
  expect(window.first.state).toBe('waitingForApproval')
  expect(server.pushes).toHaveLength(1)
  expect((await device.answer()).reply.state).toBe('approved')
  const { session } = (await window.step('readLogin')).reply
  expect((await server.call('readSession', { bearer: session })).reply.username).toBe('amara')
})

test('the session token is returned once', async () => {
  const window = await logIn(server)
  await device.answer()
  expect((await window.step('readLogin')).reply.session).toBeDefined()
  const again = (await window.step('readLogin')).reply
  expect([again.state, again.session]).toEqual(['loggedIn', undefined])
})

test('a notification contains the id of the request and no secret', async () => {
  const { first } = await logIn(server)
  const [push] = server.pushes
  expect(push?.data).toEqual({ requestId: device.newestRequest(), kind: 'approval' })
  expect(JSON.stringify(push)).not.toContain(first.secret)
})

test('a wrong password and an unknown user name get the same response and no notification', async () => {
  const wrong = await tryLogIn(server, { password: 'wrong' })
  const unknown = await tryLogIn(server, { username: 'nobody' })
  expect(wrong.problem).toEqual(unknown.problem)
  expect(wrong.problem.code).toBe('invalid_credentials')
  expect(server.pushes).toEqual([])
})

describe('time limits', () => {
  test.each([
    [120 * second - 1, 'approved'],
    [120 * second, 'wrong_state'],
  ])('an approval after %i ms: %s', async (after, expected) => {
    await logIn(server)
    await server.pass(after)
    const answered = await device.answer()
    expect(answered.status === 200 ? answered.reply.state : answered.problem.code).toBe(expected)
  })

  test.each([
    [60 * second - 1, 'loggedIn'],
    [60 * second, 'expired'],
  ])('a window that reads its login %i ms after the approval: %s', async (after, expected) => {
    const window = await logIn(server)
    await device.answer()
    await server.pass(after)
    expect(await window.state()).toBe(expected)
  })

  test.each([
    [600 * second - 1, 'waitingForApproval'],
    [600 * second, 'expired'],
  ])('a login without an answer for %i ms: %s', async (after, expected) => {
    const window = await logIn(server)
    await server.pass(after)
    expect(await window.state()).toBe(expected)
  })

  test('after its lifetime the phone reads the request as expired', async () => {
    await logIn(server)
    await server.pass(120 * second)
    expect((await device.read()).reply.state).toBe('expired')
  })
})

describe('an answer', () => {
  test.each([undefined, 'pin', 'fingerprint'] as const)(
    'of an iPhone with the security element %s is refused',
    async (element) => {
      const window = await logIn(server)
      expect((await device.answer({ element })).problem.code).toBe('forbidden')
      expect(await window.state()).toBe('waitingForApproval')
    },
  )

  test.each([
    ['fingerprint', 200],
    ['pin', 200],
    ['faceId', 403],
  ] as const)('of an Android phone with the security element %s: status %i', async (element, status) => {
    await createTestPerson(server, { username: 'bruno' })
    const android = await createTestDevice(server, 'bruno', 'Android', 'token')
    await logIn(server, 'bruno')
    expect((await android.answer({ element })).status).toBe(status)
  })

  test('whose approval signature covers another security element is refused', async () => {
    const window = await logIn(server)
    expect((await device.answer({ signedElement: 'passcode' })).problem.code).toBe('forbidden')
    expect(await window.state()).toBe('waitingForApproval')
  })

  test('is refused the second time', async () => {
    const window = await logIn(server)
    await device.answer()
    expect((await device.answer()).problem.code).toBe('wrong_state')
    expect(await window.state()).toBe('loggedIn')
  })

  test('that declines ends the login, and a later approval is refused', async () => {
    const window = await logIn(server)
    await device.answer({ decision: 'decline' })
    expect(await window.state()).toBe('denied')
    expect((await device.answer()).problem.code).toBe('wrong_state')
  })

  test('cannot be given to the request of another person', async () => {
    await logIn(server)
    await createTestPerson(server, { username: 'bruno' })
    const other = await createTestIPhone(server, 'bruno', 'beef')
    expect((await other.read()).problem.code).toBe('not_found')
  })
})

describe('several logins of one person', () => {
  test('the newer request supersedes the older one, and its approval completes its own login only', async () => {
    const older = await logIn(server)
    const olderRequest = device.newestRequest()
    const newer = await logIn(server, 'amara', 'tws')
    expect((await device.answer({ requestId: olderRequest })).problem.code).toBe('wrong_state')
    await device.answer()
    expect([await older.state(), await newer.state()]).toEqual(['waitingForApproval', 'loggedIn'])
  })

  test('the id of a login without its secret gives the same refusal as an unknown id', async () => {
    const { first } = await logIn(server)
    await device.answer()
    const wrongSecret = new TestLogin(server, { ...first, secret: 'guessed' })
    expect((await wrongSecret.step('readLogin')).problem.code).toBe('unauthenticated')
    const unknownId = new TestLogin(server, { ...first, loginId: 'unknown' })
    expect((await unknownId.step('readLogin')).problem).toEqual((await wrongSecret.step('readLogin')).problem)
  })
})

describe('without a notification', () => {
  test('with Seamless Authentication off the challenge is shown at once', async () => {
    await createTestPerson(server, { username: 'bruno', seamless: false })
    await createTestIPhone(server, 'bruno')
    const { first } = await logIn(server, 'bruno')
    expect(first.state).toBe('challenge')
    expect(first.challenge).toMatch(/^[0-9]{6}$/)
    expect(first.screen?.notes).toEqual([])
    expect(server.pushes).toEqual([])
  })

  test('after the gateway reported the push token as unregistered, the next login shows the challenge', async () => {
    server.gateway.push = 'unregistered'
    const window = await logIn(server)
    expect(window.first.state).toBe('waitingForApproval')
    await server.pass(0)
    expect((await logIn(server)).first.state).toBe('challenge')
  })

  test('a failed notification leaves the challenge available and the push token in use', async () => {
    server.gateway.push = 'failed'
    const window = await logIn(server)
    await server.pass(0)
    expect(await window.challenge()).toMatch(/^[0-9]{6}$/)
    expect((await logIn(server)).first.state).toBe('waitingForApproval')
  })

  test('after five unanswered notifications in ten minutes, logins show the challenge until the time has passed', async () => {
    for (let count = 0; count < 5; count++) await logIn(server)
    expect((await logIn(server)).first.state).toBe('challenge')
    await server.pass(600 * second - 1)
    expect((await logIn(server)).first.state).toBe('challenge')
    await server.pass(1)
    expect((await logIn(server)).first.state).toBe('waitingForApproval')
  })

  test('an approval resets the count', async () => {
    for (let count = 0; count < 5; count++) await logIn(server)
    await device.answer()
    expect((await logIn(server)).first.state).toBe('waitingForApproval')
  })
})

test('a log-out ends the session', async () => {
  const window = await logIn(server)
  await device.answer()
  const { session } = (await window.step('readLogin')).reply
  expect((await server.call('logOut', { bearer: session })).status).toBe(200)
  expect((await server.call('readSession', { bearer: session })).problem.code).toBe('unauthenticated')
})

test('with two devices there is a drop-down, and the choice can be changed', async () => {
  expect((await logIn(server)).first.devices).toBeUndefined()
  const token = await createTestSecurityDevice(server)
  const window = await logIn(server)
  expect(window.first.devices?.map(({ type }) => type)).toEqual(['ibKey', 'physical'])
  expect((await window.choose('no device')).problem.code).toBe('wrong_state')
  expect((await window.choose(token.deviceId)).reply.state).toBe('challenge')
  expect((await window.choose(device.deviceId)).reply.state).toBe('waitingForApproval')
})
