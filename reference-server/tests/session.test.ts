import { beforeEach, expect, test } from 'vitest'
import { createTestPerson, tryLogIn } from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

const minute = 60_000

let server: TestServer
let session: string
let recordedUses: number

beforeEach(async () => {
  recordedUses = 0
  server = createTestServer((parts) => ({
    ...parts,
    rules: {
      ...parts.rules,
      sessionUseIsRecorded: (...args) => {
        const recorded = parts.rules.sessionUseIsRecorded(...args)
        if (recorded) recordedUses++
        return recorded
      },
    },
  }))
  await createTestPerson(server)
  session = (await tryLogIn(server)).reply.session ?? ''
})

const status = async (): Promise<number> => (await server.call('readSession', { bearer: session })).status

test('an idle session ends after 30 minutes, and a use restarts them', async () => {
  await server.pass(30 * minute - 1)
  expect(await status()).toBe(200)
  await server.pass(30 * minute - 1)
  expect(await status()).toBe(200)
  await server.pass(30 * minute)
  expect(await status()).toBe(401)
})

test('an open page does not extend its session', async () => {
  await server.pass(30 * minute - 1)
  const watcher = await server.watch({ session, page: 'user-settings' })
  expect(await watcher?.fingerprint()).toBeTruthy()
  await server.pass(1)
  expect(await server.watch({ session, page: 'user-settings' })).toBeUndefined()
  expect(await status()).toBe(401)
})

test('uses are recorded once a minute', async () => {
  for (let second = 0; second < 180; second++) {
    await server.pass(1_000)
    expect(await status()).toBe(200)
  }
  expect(recordedUses).toBe(3)
})
