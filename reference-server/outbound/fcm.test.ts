import { decodeJwt, decodeProtectedHeader, exportPKCS8, generateKeyPair } from 'jose'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { fcmSender } from './fcm.ts'
import type { PushMessage } from './ports.ts'

const second = 1_000
const start = Date.UTC(2026, 2, 2, 9)

let credentials: Parameters<typeof fcmSender>[0]
let now: number
let requests: { url: string; authorization: string | null; text: string }[]
let tokens: number
let responses: Response[]

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  credentials = {
    projectId: 'project',
    clientEmail: 'sender@project.example',
    privateKey: await exportPKCS8(privateKey),
  }
})

beforeEach(() => {
  now = start
  requests = []
  tokens = 0
  responses = []
})

const message: PushMessage = {
  id: 'r1',
  os: 'Android',
  token: 'registration',
  title: 'Title',
  body: 'Body',
  expiresAt: start + 120 * second,
  data: { requestId: 'r1', kind: 'approval' },
}

const endpoints = { fcm: 'https://fcm.example', token: 'https://token.example/token' }

const google: typeof fetch = async (input, init) => {
  const request = new Request(input, init)
  const authorization = request.headers.get('authorization')
  requests.push({ url: request.url, authorization, text: await request.text() })
  if (request.url !== endpoints.token) return responses.shift() ?? Response.json({ name: 'm1' })
  tokens++
  return Response.json({ access_token: `token ${tokens}`, expires_in: 3_599, token_type: 'Bearer' })
}

const sender = () => fcmSender(credentials, endpoints, google, () => now)

const refusal = (status: number, error: object): Response => Response.json({ error }, { status })

test('the message is a notification with data, and its TTL ends with the approval request', async () => {
  now = start + 500
  expect(await sender()(message)).toBe('sent')
  const sent = requests.at(-1)
  expect(sent?.url).toBe('https://fcm.example/v1/projects/project/messages:send')
  expect(sent?.authorization).toBe('Bearer token 1')
  expect(JSON.parse(sent?.text ?? '')).toEqual({
    message: {
      token: 'registration',
      notification: { title: 'Title', body: 'Body' },
      data: { requestId: 'r1', kind: 'approval' },
      android: { priority: 'high', ttl: '119s', notification: { tag: 'r1' } },
    },
  })
})

test('the access token is requested with a signed assertion (RFC 7523)', async () => {
  await sender()(message)
  const form = new URLSearchParams(requests[0]?.text)
  expect(form.get('grant_type')).toBe('urn:ietf:params:oauth:grant-type:jwt-bearer')
  const assertion = form.get('assertion') ?? ''
  expect(decodeProtectedHeader(assertion)).toEqual({ alg: 'RS256' })
  expect(decodeJwt(assertion)).toEqual({
    iss: 'sender@project.example',
    scope: 'https://www.googleapis.com/auth/firebase.messaging',
    aud: 'https://oauth2.googleapis.com/token',
    iat: start / second,
    exp: start / second + 3_600,
  })
})

test('an access token is shared by concurrent sends, and reused until its last minute', async () => {
  const send = sender()
  await Promise.all([send(message), send(message), send(message)])
  now = start + (3_599 - 60) * second - 1
  await send(message)
  expect(tokens).toBe(1)
  now += 1
  await send(message)
  expect(tokens).toBe(2)
})

test('a rejected access token is renewed once', async () => {
  const refused = () => refusal(401, { status: 'UNAUTHENTICATED' })
  responses = [refused()]
  const send = sender()
  expect(await send(message)).toBe('sent')
  expect(requests.at(-1)?.authorization).toBe('Bearer token 2')
  responses = [refused(), refused()]
  expect(await send(message)).toBe('failed')
})

test('a failed token request is repeated with the next message', async () => {
  let unreachable = true
  const flaky: typeof fetch = async (input, init) => {
    if (unreachable && new Request(input).url === endpoints.token) throw new TypeError('unreachable')
    return google(input, init)
  }
  const send = fcmSender(credentials, endpoints, flaky, () => now)
  await expect(send(message)).rejects.toThrow('unreachable')
  unreachable = false
  expect(await send(message)).toBe('sent')
})

test.each([
  [
    404,
    { status: 'NOT_FOUND', details: [{ '@type': 'FcmError', errorCode: 'UNREGISTERED' }] },
    'unregistered',
  ],
  [404, { status: 'NOT_FOUND' }, 'failed'],
  [400, { status: 'INVALID_ARGUMENT' }, 'failed'],
])('%i %j: %s', async (status, error, result) => {
  responses = [refusal(status, error)]
  expect(await sender()(message)).toBe(result)
})

test.each([
  [429, '20', 20_000],
  [503, new Date(start + 30_000).toUTCString(), 30_000],
  [503, new Date(start - 30_000).toUTCString(), 0],
  [503, 'soon', 0],
  [503, '9'.repeat(400), 604_800_000],
  [503, 'Fri, 31 Dec 9999 23:59:59 GMT', 604_800_000],
])('%i with Retry-After: %s: retry', async (status, retryAfter, retryAfterMs) => {
  responses = [Response.json({ error: {} }, { status, headers: { 'retry-after': retryAfter } })]
  expect(await sender()(message)).toEqual({ retryAfterMs })
})

test('of a response that is not JSON the status decides', async () => {
  responses = [new Response('<html>', { status: 500 }), new Response('<html>', { status: 404 })]
  const send = sender()
  expect(await send(message)).toEqual({ retryAfterMs: 0 })
  expect(await send(message)).toBe('failed')
})
