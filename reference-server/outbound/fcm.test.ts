import { decodeJwt, decodeProtectedHeader, exportPKCS8, generateKeyPair } from 'jose'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { fcmSender } from './fcm.ts'
import type { PushMessage } from './ports.ts'

const second = 1_000
const start = Date.UTC(2026, 2, 2, 9)

let credentials: Parameters<typeof fcmSender>[0]
let now: number
let seen: { url: string; authorization: string | null; text: string }[]
let tokens: number
let answers: Response[]

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
  seen = []
  tokens = 0
  answers = []
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
  seen.push({ url: request.url, authorization, text: await request.text() })
  if (request.url !== endpoints.token) return answers.shift() ?? Response.json({ name: 'm1' })
  tokens++
  return Response.json({ access_token: `token ${tokens}`, expires_in: 3_599, token_type: 'Bearer' })
}

const sender = () => fcmSender(credentials, endpoints, google, () => now)

const refusal = (status: number, error: object): Response => Response.json({ error }, { status })

test('a notification with data that is good until the end of the request', async () => {
  now = start + 500
  expect(await sender()(message)).toBe('sent')
  const sent = seen.at(-1)
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

test('the access token is asked for with a signed assertion (RFC 7523)', async () => {
  await sender()(message)
  const form = new URLSearchParams(seen[0]?.text)
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

test('one access token serves until its last minute, and many who ask at once', async () => {
  const send = sender()
  await Promise.all([send(message), send(message), send(message)])
  now = start + (3_599 - 60) * second - 1
  await send(message)
  expect(tokens).toBe(1)
  now += 1
  await send(message)
  expect(tokens).toBe(2)
})

test('an access token that is refused is renewed, once', async () => {
  const refused = () => refusal(401, { status: 'UNAUTHENTICATED' })
  answers = [refused()]
  const send = sender()
  expect(await send(message)).toBe('sent')
  expect(seen.at(-1)?.authorization).toBe('Bearer token 2')
  answers = [refused(), refused()]
  expect(await send(message)).toBe('failed')
})

test('a token endpoint that fails is asked again the next time', async () => {
  let broken = true
  const flaky: typeof fetch = async (input, init) => {
    if (broken && new Request(input).url === endpoints.token) throw new TypeError('unreachable')
    return google(input, init)
  }
  const send = fcmSender(credentials, endpoints, flaky, () => now)
  await expect(send(message)).rejects.toThrow('unreachable')
  broken = false
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
  answers = [refusal(status, error)]
  expect(await sender()(message)).toBe(result)
})

test.each([
  [429, '20', 20_000],
  [503, new Date(start + 30_000).toUTCString(), 30_000],
  [503, new Date(start - 30_000).toUTCString(), 0],
  [503, 'soon', 0],
])('%i with Retry-After: %s: later', async (status, retryAfter, retryAfterMs) => {
  answers = [Response.json({ error: {} }, { status, headers: { 'retry-after': retryAfter } })]
  expect(await sender()(message)).toEqual({ retryAfterMs })
})

test('an answer that is no JSON counts by its status', async () => {
  answers = [new Response('<html>', { status: 500 }), new Response('<html>', { status: 404 })]
  const send = sender()
  expect(await send(message)).toEqual({ retryAfterMs: 0 })
  expect(await send(message)).toBe('failed')
})
