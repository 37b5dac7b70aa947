import { expect, test } from 'vitest'
import { createTestPerson, logIn, tryLogIn } from '../../testing/people.ts'
import { createTestServer, labToken, start } from '../../testing/reference-server.ts'
import { externalClock } from '../runtime/clock.ts'
import { createServer } from '../server.ts'

test('a clock that is set back takes no time back', async () => {
  const server = createTestServer()
  const set = async (to: number) =>
    (await server.call('advance', { bearer: labToken, body: { to } })).reply.now
  const after = async (to: number) => [(await set(to)) - start, server.parts.clock.now() - start]
  expect(await after(start + 60)).toEqual([60, 60])
  expect(await after(start + 10)).toEqual([10, 60])
  expect(await after(start + 15)).toEqual([15, 65])
})

test('what is due is named by the clock that was set back', async () => {
  const server = createTestServer()
  await createTestPerson(server)
  const { nextDue = 0 } = (await server.pass(0)).reply
  const back = { bearer: labToken, body: { to: start - 10 } }
  expect((await server.call('advance', back)).reply.nextDue).toBe(nextDue - 10)
})

test('a server that follows a clock accepts no other instant', async () => {
  const server = createTestServer((parts) => ({ ...parts, clock: externalClock(() => start) }))
  expect((await server.pass(0)).status).toBe(200)
  expect((await server.pass(1)).problem.code).toBe('wrong_state')
  const elsewhere = { now: start + 1, seed: '' }
  expect((await server.call('reset', { bearer: labToken, body: elsewhere })).problem.field).toBe('now')
})

test('a reset forgets everybody and repeats ids and codes', async () => {
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

test('a user name is taken once, in any spelling', async () => {
  const server = createTestServer()
  await createTestPerson(server)
  const body = { username: 'AMARA', password: 'x', residence: 'US', accounts: ['US'], seamless: true }
  expect((await server.call('createPerson', { bearer: labToken, body })).problem.field).toBe('username')
})

test('nobody gets a device that does not exist', async () => {
  const body = { type: 'sms' }
  const answered = await createTestServer().call('provision', {
    bearer: labToken,
    path: { username: 'nobody' },
    body,
  })
  expect(answered.problem.code).toBe('not_found')
})

test('advance waits until nothing is under way', async () => {
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

test('a restart is a new server over the same store', async () => {
  const server = createTestServer()
  await createTestPerson(server)
  const { session } = (await logIn(server)).first
  const restarted = createServer(server.parts)
  const headers = { authorization: `Bearer ${session}` }
  const response = await restarted.fetch(new Request('http://server.test/session', { headers }))
  expect(response.status).toBe(200)
})
