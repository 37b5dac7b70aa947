import { AssertionError } from 'node:assert'
import { describe, expect, test } from 'vitest'
import { HarnessError } from '../ports/errors.ts'
import { type Client, createClient } from './client.ts'

const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status })

function clientOf(answer: (request: Request) => Response | Promise<Response>): Client {
  return createClient({
    baseUrl: 'http://server.test',
    fetch: async (url, asked) => answer(new Request(url, asked)),
    traceHeaders: () => ({ 'x-sls-scenario': 'some scenario' }),
    timeLimitMs: 20,
  })
}

const session = { username: 'amara', platform: 'tws' }
const refusal = {
  type: 'about:blank',
  title: 'No',
  status: 401,
  code: 'unauthenticated',
  detail: 'No session.',
}

test('a reply that follows the contract is passed on, with members that the contract does not know', async () => {
  const client = clientOf(() => json(200, { ...session, extra: 1 }))
  expect(await client.call('readSession')).toEqual({ kind: 'reply', reply: { ...session, extra: 1 } })
})

test('a refusal is a value', async () => {
  expect(await clientOf(() => json(401, refusal)).call('readSession')).toMatchObject({
    kind: 'refused',
    code: 'unauthenticated',
  })
})

test.each([
  ['120', { retryAfterSeconds: 120 }],
  ['Sun, 01 Mar 2026 12:00:00 GMT', { retryAfterDate: Date.UTC(2026, 2, 1, 12) }],
  ['soon', {}],
])('the time to wait is read from a Retry-After of "%s"', async (given, told) => {
  const headers = { 'retry-after': given }
  const answer = () => new Response(JSON.stringify(refusal), { status: 401, headers })
  expect(await clientOf(answer).call('readSession')).toEqual({ ...refusal, kind: 'refused', ...told })
})

test('every request says which scenario it belongs to, and whom it speaks for', async () => {
  const seen: string[] = []
  const client = clientOf((request) => {
    seen.push(`${request.headers.get('x-sls-scenario')}, ${request.headers.get('authorization')}`)
    return json(200, session)
  })
  await client.call('readSession', { bearer: 'token' })
  expect(seen).toEqual(['some scenario, Bearer token'])
})

describe('the server breaks the contract where it answers', () => {
  test.each([
    ['500 or more', () => json(503, refusal)],
    ['something that is not JSON', () => new Response('<html>')],
    ['another status than the documented one', () => json(201, session)],
    ['a reply with a member of the wrong type', () => json(200, { ...session, username: 7 })],
    ['a reply without a documented member', () => json(200, { username: 'amara' })],
    ['a refusal in another shape', () => json(401, { error: 'no' })],
    ['a refusal with an unknown code', () => json(401, { ...refusal, code: 'computer_says_no' })],
    ['a refusal that names another status', () => json(401, { ...refusal, status: 403 })],
  ])('%s', async (_what, answer) => {
    await expect(clientOf(answer).call('readSession')).rejects.toThrow(AssertionError)
  })
})

describe('the harness is to blame', () => {
  test('for a body that does not follow the contract', async () => {
    const sent: Request[] = []
    const client = clientOf((request) => {
      sent.push(request)
      return json(201, {})
    })
    await expect(client.callAny('logIn', { body: { platform: 'fax' } })).rejects.toThrow(HarnessError)
    expect(sent).toEqual([])
  })

  test('for a path parameter that is missing', async () => {
    await expect(clientOf(() => json(200, {})).call('readLogin')).rejects.toThrow('loginId')
  })
})

test('a server that never answers is named, not waited for', async () => {
  await expect(clientOf(() => new Promise(() => {})).call('readSession')).rejects.toThrow(
    'Not testable: waited 20 ms for the answer to GET /session',
  )
})
