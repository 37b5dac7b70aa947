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

test('the password sends one notification, the approval opens the window that asked', async () => {
  const window = await logIn(server)
  expect(window.first.state).toBe('waitingForApproval')
  expect(server.pushes).toHaveLength(1)
  expect((await device.answer()).reply.state).toBe('approved')
  const { session } = (await window.step('readLogin')).reply
  expect((await server.call('readSession', { bearer: session })).reply.username).toBe('amara')
})

test('the session is given once', async () => {
  const window = await logIn(server)
  await device.answer()
  expect((await window.step('readLogin')).reply.session).toBeDefined()
  const again = (await window.step('readLogin')).reply
  expect([again.state, again.session]).toEqual(['loggedIn', undefined])
})

test('a notification holds the id of the request and nothing that helps anybody', async () => {
  const { first } = await logIn(server)
  const [push] = server.pushes
  expect(push?.data).toEqual({ requestId: device.newestRequest(), kind: 'approval' })
  expect(JSON.stringify(push)).not.toContain(first.secret)
})

test('a wrong password and an unknown person get the same answer, and nobody a notification', async () => {
  const wrong = await tryLogIn(server, { password: 'wrong' })
  const unknown = await tryLogIn(server, { username: 'nobody' })
  expect(wrong.problem).toEqual(unknown.problem)
  expect(wrong.problem.code).toBe('invalid_credentials')
  expect(server.pushes).toEqual([])
})

describe('edges of time', () => {
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
  ])('a window that looks %i ms after the approval: %s', async (after, expected) => {
    const window = await logIn(server)
    await device.answer()
    await server.pass(after)
    expect(await window.state()).toBe(expected)
  })

  test.each([
    [600 * second - 1, 'waitingForApproval'],
    [600 * second, 'expired'],
  ])('a login that nobody answers for %i ms: %s', async (after, expected) => {
    const window = await logIn(server)
    await server.pass(after)
    expect(await window.state()).toBe(expected)
  })

  test('the phone reads the request as expired at its end', async () => {
    await logIn(server)
    await server.pass(120 * second)
    expect((await device.read()).reply.state).toBe('expired')
  })
})

describe('an answer', () => {
  test.each([undefined, 'pin', 'fingerprint'] as const)(
    'of an iPhone with %s proves nothing',
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
  ] as const)('of an Android phone with %s: %i', async (element, status) => {
    await createTestPerson(server, { username: 'bruno' })
    const android = await createTestDevice(server, 'bruno', 'Android', 'token')
    await logIn(server, 'bruno')
    expect((await android.answer({ element })).status).toBe(status)
  })

  test('that was sealed for another element is refused', async () => {
    const window = await logIn(server)
    expect((await device.answer({ sealedElement: 'passcode' })).problem.code).toBe('forbidden')
    expect(await window.state()).toBe('waitingForApproval')
  })

  test('given twice changes nothing the second time', async () => {
    const window = await logIn(server)
    await device.answer()
    expect((await device.answer()).problem.code).toBe('wrong_state')
    expect(await window.state()).toBe('loggedIn')
  })

  test('that declines ends the login, and no later approval revives it', async () => {
    const window = await logIn(server)
    await device.answer({ decision: 'decline' })
    expect(await window.state()).toBe('denied')
    expect((await device.answer()).problem.code).toBe('wrong_state')
  })

  test('to a request of another person is not found', async () => {
    await logIn(server)
    await createTestPerson(server, { username: 'bruno' })
    const other = await createTestIPhone(server, 'bruno', 'beef')
    expect((await other.read()).problem.code).toBe('not_found')
  })
})

describe('several logins of one person', () => {
  test('the newer notification supersedes the older one, and each moves its own login', async () => {
    const older = await logIn(server)
    const olderRequest = device.newestRequest()
    const newer = await logIn(server, 'amara', 'tws')
    expect((await device.answer({ requestId: olderRequest })).problem.code).toBe('wrong_state')
    await device.answer()
    expect([await older.state(), await newer.state()]).toEqual(['waitingForApproval', 'loggedIn'])
  })

  test('somebody who knows the id of a login learns nothing of it', async () => {
    const { first } = await logIn(server)
    await device.answer()
    const stranger = new TestLogin(server, { ...first, secret: 'guessed' })
    expect((await stranger.step('readLogin')).problem.code).toBe('unauthenticated')
    const nobody = new TestLogin(server, { ...first, loginId: 'unknown' })
    expect((await nobody.step('readLogin')).problem).toEqual((await stranger.step('readLogin')).problem)
  })
})

describe('without a notification', () => {
  test('seamless off: the challenge is shown at once, without a link', async () => {
    await createTestPerson(server, { username: 'bruno', seamless: false })
    await createTestIPhone(server, 'bruno')
    const { first } = await logIn(server, 'bruno')
    expect(first.state).toBe('challenge')
    expect(first.challenge).toMatch(/^[0-9]{6}$/)
    expect(first.screen?.notes).toEqual([])
    expect(server.pushes).toEqual([])
  })

  test('a dead registration is noticed, and the next login shows the challenge', async () => {
    server.gateway.push = 'unregistered'
    const window = await logIn(server)
    expect(window.first.state).toBe('waitingForApproval')
    await server.pass(0)
    expect((await logIn(server)).first.state).toBe('challenge')
  })

  test('a gateway that refuses leaves the link and the registration', async () => {
    server.gateway.push = 'failed'
    const window = await logIn(server)
    await server.pass(0)
    expect(await window.challenge()).toMatch(/^[0-9]{6}$/)
    expect((await logIn(server)).first.state).toBe('waitingForApproval')
  })

  test('five notifications in ten minutes without success, then challenges until the time is over', async () => {
    for (let count = 0; count < 5; count++) await logIn(server)
    expect((await logIn(server)).first.state).toBe('challenge')
    await server.pass(600 * second - 1)
    expect((await logIn(server)).first.state).toBe('challenge')
    await server.pass(1)
    expect((await logIn(server)).first.state).toBe('waitingForApproval')
  })

  test('an approval starts the count anew', async () => {
    for (let count = 0; count < 5; count++) await logIn(server)
    await device.answer()
    expect((await logIn(server)).first.state).toBe('waitingForApproval')
  })
})

test('the session ends at the logout and not before', async () => {
  const window = await logIn(server)
  await device.answer()
  const { session } = (await window.step('readLogin')).reply
  expect((await server.call('logOut', { bearer: session })).status).toBe(200)
  expect((await server.call('readSession', { bearer: session })).problem.code).toBe('unauthenticated')
})

test('a device drop-down appears with two devices and not with one, and may be used again', async () => {
  expect((await logIn(server)).first.devices).toBeUndefined()
  const token = await createTestSecurityDevice(server)
  const window = await logIn(server)
  expect(window.first.devices?.map(({ type }) => type)).toEqual(['ibKey', 'physical'])
  expect((await window.choose('no device')).problem.code).toBe('wrong_state')
  expect((await window.choose(token.deviceId)).reply.state).toBe('challenge')
  expect((await window.choose(device.deviceId)).reply.state).toBe('waitingForApproval')
})
