import { beforeEach, expect, test } from 'vitest'
import { createTestPerson, logIn, provisionSms } from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'
import { senders } from '../outbound/senders.ts'

const twilio = { accountSid: 'AC1', authToken: 'secret', from: '+12025550100' }

let server: TestServer
/** The timeout of each request. */
let requests: AbortController[]

/** A carrier that never responds. */
const unresponsive: typeof globalThis.fetch = (_input, init) =>
  new Promise((_, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })

beforeEach(async () => {
  requests = []
  const timeout = (): AbortSignal => {
    const request = new AbortController()
    requests.push(request)
    return request.signal
  }
  server = createTestServer((parts) => ({
    ...parts,
    rules: { ...parts.rules, jitter: () => 0 },
    sendSms: senders({ twilio, fetch: unresponsive, timeout }, parts.clock.now).sendSms,
  }))
  await createTestPerson(server)
})

test('a carrier that never responds does not delay the login, and the SMS is retried after the timeout', async () => {
  await provisionSms(server)
  const window = await logIn(server)
  expect(window.first.state).toBe('securityCode')
  expect(requests).toHaveLength(1)
  requests[0]?.abort()
  expect((await server.pass(0)).reply.nextDue).toBe(server.parts.clock.now() + 10_000)
  const advancing = server.pass(10_000)
  while (requests.length < 2) await new Promise(setImmediate)
  requests[1]?.abort()
  await advancing
  expect((await window.step('readLogin')).reply.state).toBe('securityCode')
})
