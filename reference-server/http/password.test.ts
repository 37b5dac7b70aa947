import { beforeEach, expect, test } from 'vitest'
import { type TestServer, testServer } from '../testing.ts'
import { iPhone, logIn, person, tryLogIn } from '../testing-people.ts'

const minute = 60_000

let server: TestServer

beforeEach(async () => {
  server = testServer()
  await person(server, { username: 'Amara' })
})

/** Ten wrong passwords in as many spellings of the name. */
async function lockOut(name: string): Promise<void> {
  const spellings = [name, name.toUpperCase(), ` ${name}`, `${name} `, name.toLowerCase()]
  for (const username of [...spellings, ...spellings]) await tryLogIn(server, { username, password: 'wrong' })
}

test('a person without an SLS device logs in with the password alone, however the name is spelt', async () => {
  const { reply } = await tryLogIn(server, { username: ' AMARA' })
  expect(reply.state).toBe('loggedIn')
  expect((await server.ask('readSession', { bearer: reply.session })).reply.username).toBe('Amara')
})

test('the password is compared exactly', async () => {
  for (const password of ['', 'Correct horse battery staple', 'correct horse battery staple ']) {
    expect((await tryLogIn(server, { password })).problem.code).toBe('invalid_credentials')
  }
})

test('ten wrong passwords lock the name for 15 minutes, whoever it belongs to', async () => {
  for (const username of ['amara', 'nobody']) {
    await lockOut(username)
    expect((await tryLogIn(server, { username })).problem.code).toBe('locked')
  }
  await server.pass(15 * minute - 1)
  expect((await tryLogIn(server)).problem.code).toBe('locked')
  await server.pass(1)
  expect((await tryLogIn(server)).status).toBe(201)
})

test('the lock of the password leaves a login that is under way alone', async () => {
  const device = await iPhone(server)
  const window = await logIn(server)
  await lockOut('amara')
  expect((await window.respond(device.respond(await window.challenge()))).reply.state).toBe('loggedIn')
})

test('a right password starts the count anew', async () => {
  for (let round = 0; round < 3; round++) {
    for (let count = 0; count < 9; count++) await tryLogIn(server, { password: 'wrong' })
    expect((await tryLogIn(server)).status).toBe(201)
  }
})
