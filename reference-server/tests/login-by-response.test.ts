import { beforeEach, describe, expect, test } from 'vitest'
import {
  createTestIPhone,
  createTestPerson,
  createTestSecurityDevice,
  logIn,
  type TestDevice,
  tryLogIn,
  wrongCodeLike,
} from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

const second = 1_000
const minute = 60 * second

let server: TestServer
let device: TestDevice

beforeEach(async () => {
  server = createTestServer()
  await createTestPerson(server)
  device = await createTestIPhone(server)
})

test('a right response opens the session and supersedes the approval request', async () => {
  const window = await logIn(server)
  const reply = (await window.respond(device.respond(await window.challenge()))).reply
  expect([reply.state, typeof reply.session]).toEqual(['loggedIn', 'string'])
  expect((await device.answer()).problem.code).toBe('wrong_state')
})

test('an approval while the challenge is shown completes the login and ends the challenge', async () => {
  const window = await logIn(server)
  const challenge = await window.challenge()
  await device.answer()
  expect((await window.respond(device.respond(challenge))).problem.code).toBe('wrong_state')
  expect(await window.state()).toBe('loggedIn')
})

test.each(['', ' ', '1234567', '+12345678', '12345678.0', '1.2345678e7', '１２３４５６７８', '12345678\n'])(
  'the response %j is refused',
  async (response) => {
    const window = await logIn(server)
    await window.challenge()
    expect((await window.respond(response)).problem.code).toBe('invalid_code')
  },
)

test('a right response with additional or missing characters is refused', async () => {
  const window = await logIn(server)
  const right = device.respond(await window.challenge())
  for (const response of [` ${right}`, `${right}\n`, `${right}0`, right.slice(0, 7)]) {
    expect((await window.respond(response)).problem.code).toBe('invalid_code')
  }
})

test('the response of another device is refused', async () => {
  await createTestPerson(server, { username: 'bruno' })
  const other = await createTestIPhone(server, 'bruno', 'beef')
  const window = await logIn(server)
  expect((await window.respond(other.respond(await window.challenge()))).problem.code).toBe('invalid_code')
})

test('a new challenge supersedes the older one', async () => {
  const window = await logIn(server)
  const older = device.respond(await window.challenge())
  const newer = device.respond(await window.challenge())
  expect((await window.respond(older)).problem.code).toBe('invalid_code')
  expect((await window.respond(newer)).reply.state).toBe('loggedIn')
})

test('a response before a challenge is refused', async () => {
  const window = await logIn(server)
  expect((await window.respond('12345678')).problem.code).toBe('invalid_code')
})

test('challenges have six digits, including leading zeros', async () => {
  const window = await logIn(server)
  const drawn = new Set<string | undefined>()
  for (let count = 0; count < 120; count++) drawn.add(await window.challenge())
  expect(drawn.size).toBeGreaterThan(110)
  for (const challenge of drawn) expect(challenge).toMatch(/^[0-9]{6}$/)
  expect([...drawn].some((challenge) => challenge?.startsWith('0'))).toBe(true)
})

test.each([
  [300 * second - 1, 200],
  [300 * second, 422],
])('a right response after %i ms: status %i', async (after, status) => {
  const window = await logIn(server)
  const response = device.respond(await window.challenge())
  await server.pass(after)
  expect((await window.respond(response)).status).toBe(status)
})

test('an expired challenge is not shown, and a new one can be requested', async () => {
  const window = await logIn(server)
  await window.challenge()
  await server.pass(300 * second)
  expect((await window.step('readLogin')).reply.challenge).toBeUndefined()
  expect(await window.challenge()).toBeDefined()
})

describe('wrong responses', () => {
  test('five make a challenge void, and a new one can be requested', async () => {
    const window = await logIn(server)
    const right = device.respond(await window.challenge())
    for (let count = 0; count < 5; count++) await window.respond(wrongCodeLike(right))
    expect((await window.respond(right)).problem.code).toBe('invalid_code')
    expect((await window.respond(device.respond(await window.challenge()))).status).toBe(200)
  })

  /** Ten wrong responses in two logins. */
  const lockSecondFactor = async () => {
    const windows = [await logIn(server), await logIn(server, 'amara', 'tws')]
    for (const window of windows) {
      const right = device.respond(await window.challenge())
      for (let count = 0; count < 5; count++) await window.respond(wrongCodeLike(right))
    }
    return windows
  }

  test('ten consecutive ones over all logins lock the second factor for 15 minutes', async () => {
    const [window] = await lockSecondFactor()
    const refused = (await window?.step('askForChallenge'))?.problem
    expect([refused?.code, refused?.retryAfterMs]).toEqual(['locked', 15 * minute])
    expect((await tryLogIn(server)).problem.code).toBe('locked')
    await server.pass(15 * minute - 1)
    expect((await tryLogIn(server)).problem.code).toBe('locked')
    await server.pass(1)
    expect((await tryLogIn(server)).status).toBe(201)
  })

  test('the lock ends pending logins', async () => {
    const [window] = await lockSecondFactor()
    expect(await window?.state()).toBe('expired')
    await server.pass(15 * minute)
    expect((await window?.step('askForChallenge'))?.problem.code).toBe('wrong_state')
  })

  test('a success resets the count', async () => {
    for (let round = 0; round < 4; round++) {
      const window = await logIn(server)
      const right = device.respond(await window.challenge())
      for (let count = 0; count < 4; count++) await window.respond(wrongCodeLike(right))
      expect((await window.respond(right)).status).toBe(200)
    }
  })

  test('concurrent wrong responses are all counted', async () => {
    const window = await logIn(server)
    const right = device.respond(await window.challenge())
    const answers = await Promise.all(Array.from({ length: 50 }, () => window.respond(wrongCodeLike(right))))
    expect(answers.every(({ status }) => status === 422)).toBe(true)
    expect((await window.respond(right)).problem.code).toBe('invalid_code')
  })
})

test('concurrent right responses open one session', async () => {
  const window = await logIn(server)
  const right = device.respond(await window.challenge())
  const answers = await Promise.all(Array.from({ length: 20 }, () => window.respond(right)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
})

test('the response of a physical device logs in', async () => {
  await createTestPerson(server, { username: 'bruno' })
  const token = await createTestSecurityDevice(server, 'bruno')
  const window = await logIn(server, 'bruno')
  expect(window.first.state).toBe('challenge')
  expect((await window.respond(token.respond(window.first.challenge))).reply.state).toBe('loggedIn')
})

describe('a push token that the app has offered', () => {
  const offerNewToken = async () => {
    server.gateway.push = 'unregistered'
    const window = await logIn(server)
    await server.pass(0)
    server.gateway.push = 'sent'
    await device.offer('new token')
    return window
  }

  test('is adopted with a right response', async () => {
    const window = await offerNewToken()
    await window.respond(device.respond(await window.challenge()))
    await logIn(server)
    expect(server.pushes.at(-1)?.token).toBe('new token')
  })

  test('is not adopted with a wrong response', async () => {
    const window = await offerNewToken()
    await window.respond(wrongCodeLike(device.respond(await window.challenge())))
    expect((await logIn(server)).first.state).toBe('challenge')
  })
})
