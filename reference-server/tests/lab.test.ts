import { expect, test } from 'vitest'
import { createTestPerson, logIn, tryLogIn } from '../../testing/people.ts'
import { createTestServer, labToken, start } from '../../testing/reference-server.ts'
import { externalClock } from '../runtime/clock.ts'
import { createServer } from '../server.ts'

test('the server’s time does not go back with the machine’s clock', async () => {
  const server = createTestServer()
  const set = async (to: number) =>
    (await server.call('advance', { bearer: labToken, body: { to } })).reply.now
  const after = async (to: number) => [(await set(to)) - start, server.parts.clock.now() - start]
  expect(await after(start + 60)).toEqual([60, 60])
  expect(await after(start + 10)).toEqual([10, 60])
  expect(await after(start + 15)).toEqual([15, 65])
})

test('the time of due work is in terms of a clock that was set back', async () => {
  const server = createTestServer()
  await createTestPerson(server)
  const { nextDue = 0 } = (await server.pass(0)).reply
  const back = { bearer: labToken, body: { to: start - 10 } }
  expect((await server.call('advance', back)).reply.nextDue).toBe(nextDue - 10)
  expect(await createServer(server.parts).settle()).toBe(nextDue - 10)
})

test('a server with an external clock refuses to set another time', async () => {
  const server = createTestServer((parts) => ({ ...parts, clock: externalClock(() => start) }))
  expect((await server.pass(0)).status).toBe(200)
  expect((await server.pass(1)).problem.code).toBe('wrong_state')
  const elsewhere = { now: start + 1, seed: '' }
  expect((await server.call('reset', { bearer: labToken, body: elsewhere })).problem.field).toBe('now')
})

test('a reset deletes all accounts, and equal seeds give equal ids', async () => {
  const server = createTestServer()
  const begin = async () => {
    await server.call('reset', { bearer: labToken, body: { now: start, seed: 'seven' } })
    await createTestPerson(server)
    return (await logIn(server)).first.loginId
  }
  const [first, second] = [await begin(), await begin()]
  expect(first).toBe(second)
  await server.call('reset', { bearer: labToken, body: { now: start, seed: 'eight' } })
  expect((await tryLogIn(server)).problem.code).toBe('invalid_credentials')
})

test('a user name is unique in all its spellings', async () => {
  const server = createTestServer()
  await createTestPerson(server)
  const body = { username: 'AMARA', password: 'x', residence: 'US', accounts: ['US'], seamless: true }
  expect((await server.call('createPerson', { bearer: labToken, body })).problem.field).toBe('username')
})

test('a device for an unknown person is refused', async () => {
  const body = { type: 'sms' }
  const response = await createTestServer().call('provision', {
    bearer: labToken,
    path: { username: 'nobody' },
    body,
  })
  expect(response.problem.code).toBe('not_found')
})

test('advance waits for pending sends', async () => {
  let delivered = false
  const server = createTestServer((parts) => ({
    ...parts,
    sendSms: async () => {
      for (let turn = 0; turn < 50; turn++) await new Promise(setImmediate)
      delivered = true
      return 'sent'
    },
  }))
  await createTestPerson(server)
  const path = { username: 'amara' }
  await server.call('provision', { bearer: labToken, path, body: { type: 'sms' } })
  const window = await logIn(server)
  expect(delivered).toBe(false)
  await server.pass(0)
  expect(delivered).toBe(true)
  expect((await window.step('readLogin')).reply.sms).toBe('sent')
})

test('a session is valid in a new server over the same store', async () => {
  const server = createTestServer()
  await createTestPerson(server)
  const { session } = (await logIn(server)).first
  const restarted = createServer(server.parts)
  const headers = { authorization: `Bearer ${session}` }
  const response = await restarted.fetch(new Request('http://server.test/session', { headers }))
  expect(response.status).toBe(200)
})
