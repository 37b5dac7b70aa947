import { beforeEach, describe, expect, test } from 'vitest'
import { createTestIPhone, createTestPerson, logIn, tryLogIn } from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'
import { refusal } from '../domain/model/outcome.ts'
import { type DeriveKey, deriveSynchronously } from '../hashing/key-derivation.ts'
import { scryptHash, suiteCost } from '../hashing/password-hash.ts'

const minute = 60_000

let server: TestServer

beforeEach(async () => {
  server = createTestServer()
  await createTestPerson(server, { username: 'Amara' })
})

/** Ten wrong passwords in several spellings of the user name. */
async function lockPassword(name: string): Promise<void> {
  const [first = '', rest] = [name[0], name.slice(1)]
  const fullWidth = String.fromCharCode(first.charCodeAt(0) + 0xfee0)
  const spellings = [
    name,
    name.toUpperCase(),
    first + rest.toUpperCase(),
    fullWidth + rest,
    name.toLowerCase(),
  ]
  for (const username of [...spellings, ...spellings]) await tryLogIn(server, { username, password: 'wrong' })
}

test('a person without an SLS device logs in with the password alone, in any spelling of the user name', async () => {
  const { reply } = await tryLogIn(server, { username: 'AMARA' })
  expect(reply.state).toBe('loggedIn')
  expect((await server.call('readSession', { bearer: reply.session })).reply.username).toBe('Amara')
})

test('the password is compared exactly', async () => {
  for (const password of ['', 'Correct horse battery staple', 'correct horse battery staple ']) {
    expect((await tryLogIn(server, { password })).problem.code).toBe('invalid_credentials')
  }
})

test('ten wrong passwords lock a user name for 15 minutes, known or unknown', async () => {
  for (const username of ['amara', 'nobody']) {
    await lockPassword(username)
    expect((await tryLogIn(server, { username })).problem.code).toBe('locked')
  }
  await server.pass(15 * minute - 1)
  expect((await tryLogIn(server)).problem.code).toBe('locked')
  await server.pass(1)
  expect((await tryLogIn(server)).status).toBe(201)
})

test('the lock of the password does not affect a pending login', async () => {
  const device = await createTestIPhone(server)
  const window = await logIn(server)
  await lockPassword('amara')
  expect((await window.respond(device.respond(await window.challenge()))).reply.state).toBe('loggedIn')
})

test('a right password resets the count', async () => {
  for (let round = 0; round < 3; round++) {
    for (let count = 0; count < 9; count++) await tryLogIn(server, { password: 'wrong' })
    expect((await tryLogIn(server)).status).toBe(201)
  }
})

test('wrong passwords are forgotten a day after the last one', async () => {
  const wrong = async (times: number) => {
    for (let count = 0; count < times; count++) await tryLogIn(server, { password: 'wrong' })
    return (await tryLogIn(server, { password: 'wrong' })).problem.code
  }
  expect(await wrong(8)).toBe('invalid_credentials')
  await server.pass(24 * 60 * minute)
  expect(await wrong(8)).toBe('invalid_credentials')
  await server.pass(24 * 60 * minute - 1)
  expect(await wrong(1)).toBe('locked')
})

test('a lock that is configured to be longer than a day has its full duration', async () => {
  const hour = 60 * minute
  const strict = createTestServer((parts) => ({
    ...parts,
    profile: { ...parts.profile, passwordLock: 48 * hour },
  }))
  await createTestPerson(strict)
  for (let count = 0; count < 10; count++) await tryLogIn(strict, { password: 'wrong' })
  await strict.pass(48 * hour - 1)
  expect((await tryLogIn(strict)).problem.code).toBe('locked')
  await strict.pass(1)
  expect((await tryLogIn(strict)).status).toBe(201)
})

/** A server that records the cost of each derivation. */
function recordingCosts(costs: number[], N = suiteCost.N): TestServer {
  const derive: DeriveKey = (password, salt, cost) => {
    costs.push(cost.N)
    return deriveSynchronously(password, salt, cost)
  }
  return createTestServer((parts) => ({
    ...parts,
    store: server.parts.store,
    passwordHash: scryptHash({ ...suiteCost, N }, derive),
  }))
}

describe('the work of a password check', () => {
  test('is the same for a wrong password and an unknown user name', async () => {
    const costs: number[] = []
    const recording = recordingCosts(costs)
    for (const [username, password] of [
      ['Amara', 'wrong'],
      ['nobody', 'wrong'],
    ] as const) {
      await tryLogIn(recording, { username, password })
      expect(costs.splice(0)).toEqual([suiteCost.N])
    }
  })

  test('changes to the current cost with the next right password', async () => {
    const costs: number[] = []
    const otherCost = recordingCosts(costs, 4)
    await tryLogIn(otherCost, { password: 'wrong' })
    expect(costs.splice(0)).toEqual([suiteCost.N])
    expect((await tryLogIn(otherCost)).status).toBe(201)
    expect(costs.splice(0)).toEqual([suiteCost.N, 4])
    expect((await tryLogIn(otherCost)).status).toBe(201)
    expect(costs).toEqual([4])
  })

  test('is refused under overload, and the attempt is not counted', async () => {
    const busy = createTestServer((parts) => ({
      ...parts,
      store: server.parts.store,
      passwordHash: scryptHash(suiteCost, async () => refusal('too_many', 'busy', { retryAfterMs: 1_000 })),
    }))
    for (let count = 0; count < 20; count++) {
      const { status, problem } = await tryLogIn(busy, { password: 'wrong' })
      expect([status, problem.code, problem.retryAfterMs]).toEqual([429, 'too_many', 1_000])
    }
    expect((await tryLogIn(server)).status).toBe(201)
  })
})
