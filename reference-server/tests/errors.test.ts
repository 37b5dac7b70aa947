import { expect, test } from 'vitest'
import { problem } from '../../contract/refusal.ts'
import { isOperation, routeOf, routes } from '../../contract/routes.ts'
import { createTestIPhone, createTestPerson, logIn } from '../../testing/people.ts'
import { createTestServer, labToken } from '../../testing/reference-server.ts'
import type { LogEntry } from '../runtime/log.ts'

const requestTo = (path: string, init: RequestInit = {}): Request =>
  new Request(`http://server.test${path}`, init)

const post = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): Request =>
  requestTo('/logins', { method: 'POST', headers: { 'content-type': type }, body })

const validBody = { platform: 'tws', locale: 'en', username: 'amara', password: 'wrong' }
const json = (change: object): Request => post(JSON.stringify({ ...validBody, ...change }))

type Case = [what: string, request: Request, status: number, code: string, field?: string | undefined]

const cases: Case[] = [
  ['an unknown path', requestTo('/nothing'), 404, 'not_found'],
  [
    'a path with invalid UTF-8',
    requestTo('/logins/%E0%A4%A/response', { method: 'POST' }),
    401,
    'unauthenticated',
  ],
  ['a wrong method', requestTo('/logins', { method: 'DELETE' }), 405, 'method_not_allowed'],
  ['a method that no route has', requestTo('/settings', { method: 'PATCH' }), 405, 'method_not_allowed'],
  ['a path parameter that is too long', requestTo(`/logins/${'x'.repeat(201)}`), 404, 'not_found'],
  ['no proof', requestTo('/settings'), 401, 'unauthenticated'],
  [
    'a wrong scheme',
    requestTo('/settings', { headers: { authorization: 'Basic abc' } }),
    401,
    'unauthenticated',
  ],
  [
    'an unknown token',
    requestTo('/session', { headers: { authorization: 'Bearer x' } }),
    401,
    'unauthenticated',
  ],
  ['an unknown window', requestTo('/windows/gopher/en'), 404, 'not_found'],
  ['a body that is not JSON', post('{'), 400, 'invalid_request'],
  ['no body', post(''), 400, 'invalid_request'],
  ['invalid UTF-8', post(new Uint8Array([0x22, 0xff, 0x22])), 400, 'invalid_request'],
  ['another media type', post('a=b', 'application/x-www-form-urlencoded'), 415, 'unsupported_media_type'],
  [
    'JSON with another media type',
    post(JSON.stringify(validBody), 'text/plain'),
    415,
    'unsupported_media_type',
  ],
  ['a body of more than 16 KiB', json({ username: 'x'.repeat(17_000) }), 413, 'too_large'],
  ['an array in place of an object', post('[]'), 400, 'invalid_request'],
  ['null', post('null'), 400, 'invalid_request'],
  ['an array in place of a string', json({ password: ['a', 'b'] }), 400, 'invalid_request', 'password'],
  ['an object in place of a string', json({ password: { a: 1 } }), 400, 'invalid_request', 'password'],
  ['a number in place of a string', json({ password: 12_345_678 }), 400, 'invalid_request', 'password'],
  ['an unknown platform', json({ platform: 'gopher' }), 400, 'invalid_request', 'platform'],
  ['an unknown member', json({ admin: true }), 400, 'invalid_request', 'admin'],
  ['a string that is too long', json({ username: 'x'.repeat(201) }), 400, 'invalid_request', 'username'],
  ['a user name with NUL and a lone surrogate', json({ username: 'a\0\ud800' }), 401, 'invalid_credentials'],
]

test.each(cases)(
  '%s is refused with its status and code',
  async (...[, request, status, code, field]: Case) => {
    const server = createTestServer()
    await createTestPerson(server)
    const response = await server.raw(request)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const document = problem.parse(await response.json())
    expect([response.status, document.status, document.code, document.field]).toEqual([
      status,
      status,
      code,
      field,
    ])
  },
)

test('a refusal of a method lists the allowed ones', async () => {
  const response = await createTestServer().raw(requestTo('/session', { method: 'POST' }))
  expect(response.headers.get('allow')).toBe('GET, DELETE')
})

test('HEAD is refused, so that no response with a session is discarded', async () => {
  const response = await createTestServer().raw(requestTo('/windows/tws/en', { method: 'HEAD' }))
  expect(response.status).toBe(405)
})

test('a body of exactly 16 KiB is read', async () => {
  const padding = 16 * 1024 - JSON.stringify(validBody).length
  const response = await createTestServer().raw(post(JSON.stringify(validBody) + ' '.repeat(padding)))
  expect(response.status).toBe(401)
  expect(
    (await createTestServer().raw(post(JSON.stringify(validBody) + ' '.repeat(padding + 1)))).status,
  ).toBe(413)
})

test.each([
  ['within the limit, and a right Content-Length', 0, undefined, 401],
  ['beyond the limit, and a right Content-Length', 16 * 1024, undefined, 413],
  ['beyond the limit, and a wrong Content-Length', 16 * 1024, '5', 413],
  ['within the limit, and an invalid Content-Length', 0, 'five', 401],
])('a body %s', async (_what, padding, contentLength, status) => {
  const body = JSON.stringify(validBody) + ' '.repeat(padding)
  const headers = {
    'content-type': 'application/json',
    'content-length': contentLength ?? String(body.length),
  }
  const response = await createTestServer().raw(requestTo('/logins', { method: 'POST', headers, body }))
  expect(response.status).toBe(status)
})

test('a body without Content-Length is not read beyond the limit', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 1_024
      controller.enqueue(new Uint8Array(1_024))
    },
  })
  const headers = { 'content-type': 'application/json' }
  const request = requestTo('/logins', { method: 'POST', headers, body: endless, duplex: 'half' })
  const response = await createTestServer().raw(request)
  expect(response.status).toBe(413)
  expect(pulled).toBeLessThan(20 * 1_024)
})

test('every operation that needs authentication refuses an unauthenticated request before it reads the body', async () => {
  const server = createTestServer()
  for (const name of Object.keys(routes).filter(isOperation)) {
    if (routeOf(name).proof === 'nobody') continue
    expect([name, (await server.call(name)).problem.code]).toEqual([name, 'unauthenticated'])
  }
})

test('a secret of one kind is not accepted for an operation of another', async () => {
  const server = createTestServer()
  await createTestPerson(server)
  const device = await createTestIPhone(server)
  const { secret } = (await logIn(server)).first
  for (const bearer of [secret, device.accessKey, labToken]) {
    expect((await server.call('readSettings', { bearer })).problem.code).toBe('unauthenticated')
  }
  expect((await server.call('describe', { bearer: secret })).problem.code).toBe('unauthenticated')
})

test('without a lab token there is no lab face', async () => {
  const server = createTestServer((parts) => ({ ...parts, labToken: undefined }))
  for (const bearer of [undefined, '', 'undefined', labToken]) {
    expect((await server.call('describe', { bearer })).problem.code).toBe('not_found')
  }
})

test('a refusal during a cooldown has Retry-After', async () => {
  const server = createTestServer()
  await createTestPerson(server, { mobileNumber: { number: '+15551230001', verified: false } })
  const bearer = (await logIn(server)).first.session
  await server.call('verifyMobileNumber', { bearer })
  await server.pass(500)
  const again = requestTo('/settings/mobile-number/verification', {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}` },
  })
  const response = await server.raw(again)
  expect(response.headers.get('retry-after')).toBe('120')
  expect(problem.parse(await response.json()).retryAfterMs).toBe(119_500)
})

const securityHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': expect.stringContaining("default-src 'none'"),
  'referrer-policy': 'no-referrer',
}

test('every response has the security header fields', async () => {
  const server = createTestServer()
  for (const request of [
    requestTo('/windows/tws/en'),
    requestTo('/session'),
    requestTo('/nothing'),
    requestTo('/logins'),
  ])
    expect(Object.fromEntries((await server.raw(request)).headers)).toMatchObject(securityHeaders)
})

test('an exception is a 500 without details, and the log has its stack', async () => {
  const entries: LogEntry[] = []
  const failing = createTestServer((parts) => ({
    ...parts,
    log: (entry) => entries.push(entry),
    passwordHash: { ...parts.passwordHash, matches: () => Promise.reject(new TypeError('swordfish')) },
  }))
  const failed = await failing.raw(json({}))
  expect([failed.status, failed.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
  expect(await failed.json()).toEqual({ type: 'about:blank', title: 'Internal Server Error', status: 500 })
  expect(entries.at(-1)).toMatchObject({
    event: '/logins',
    outcome: 'failed',
    cause: expect.stringMatching(/^TypeError at /),
  })
  expect(JSON.stringify(entries)).not.toContain('swordfish')
})

test('the log has cause, scenario and step of a refusal, and the response has no cause', async () => {
  const entries: object[] = []
  const server = createTestServer((parts) => ({ ...parts, log: (entry) => entries.push(entry) }))
  const headers = { 'x-sls-scenario': 'a/b#c', 'x-sls-step': '4' }
  const response = await server.raw(requestTo('/session', { headers }))
  expect(JSON.stringify(await response.json())).not.toContain('wrong session')
  expect(entries).toEqual([
    {
      at: server.parts.clock.now(),
      event: 'readSession',
      outcome: 'unauthenticated',
      cause: 'wrong session',
      scenario: 'a/b#c',
      step: '4',
    },
  ])
})

test('without a lab the header fields of scenario and step are not logged', async () => {
  const entries: LogEntry[] = []
  const server = createTestServer((parts) => ({
    ...parts,
    labToken: undefined,
    log: (entry) => entries.push(entry),
  }))
  await server.raw(requestTo('/session', { headers: { 'x-sls-scenario': 'forged' } }))
  expect(entries).toHaveLength(1)
  expect(JSON.stringify(entries)).not.toContain('forged')
})
