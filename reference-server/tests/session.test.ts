import { beforeEach, expect, test } from 'vitest'
import { createTestPerson, tryLogIn } from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'

const minute = 60_000

let server: TestServer
let session: string
let writes: number

beforeEach(async () => {
  writes = 0
  server = createTestServer((parts) => ({
    ...parts,
    rules: {
      ...parts.rules,
      sessionUseIsRecorded: (...asked) => {
        const noted = parts.rules.sessionUseIsRecorded(...asked)
        if (noted) writes++
        return noted
      },
    },
  }))
  await createTestPerson(server)
  session = (await tryLogIn(server)).reply.session ?? ''
})

const status = async (): Promise<number> => (await server.call('readSession', { bearer: session })).status

test('a session that is used goes on, and one that is not ends', async () => {
  await server.pass(30 * minute - 1)
  expect(await status()).toBe(200)
  await server.pass(30 * minute - 1)
  expect(await status()).toBe(200)
  await server.pass(30 * minute)
  expect(await status()).toBe(401)
})

test('a page that is merely open does not keep its session', async () => {
  await server.pass(30 * minute - 1)
  const watch = await server.watch({ session, page: 'user-settings' })
  expect(await watch?.fingerprint()).toBeTruthy()
  await server.pass(1)
  expect(await server.watch({ session, page: 'user-settings' })).toBeUndefined()
  expect(await status()).toBe(401)
})

test('its use is written down once a minute', async () => {
  for (let second = 0; second < 180; second++) {
    await server.pass(1_000)
    expect(await status()).toBe(200)
  }
  expect(writes).toBe(3)
})
