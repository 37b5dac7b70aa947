import { decodeJwt, decodeProtectedHeader, exportPKCS8, generateKeyPair } from 'jose'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { apnsSender } from './apns.ts'
import type { PushMessage } from './ports.ts'
import { signToken } from './signer.ts'

const minute = 60_000
const start = Date.UTC(2026, 2, 2, 9)

let credentials: Parameters<typeof apnsSender>[0]
let now: number
let requests: { origin: string; path: string; headers: Record<string, string>; body: string }[]
let responses: { status: number; body: string; headers?: Record<string, string> }[]

beforeAll(async () => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  credentials = {
    teamId: 'TEAM012345',
    keyId: 'KEY0123456',
    topic: 'com.example.app',
    privateKey: await exportPKCS8(privateKey),
  }
})

beforeEach(() => {
  now = start
  requests = []
  responses = []
})

const message: PushMessage = {
  id: 'r1',
  os: 'iOS',
  token: 'abcd',
  title: 'Title',
  body: 'Body',
  expiresAt: start + 120_000,
  data: { requestId: 'r1', kind: 'approval' },
}

const sender = () =>
  apnsSender(
    credentials,
    'https://api.push.apple.com',
    async (request) => {
      requests.push(request)
      return { headers: {}, ...(responses.shift() ?? { status: 200, body: '' }) }
    },
    () => now,
  )

const tokenOf = (index: number): string =>
  requests[index]?.headers.authorization?.replace('bearer ', '') ?? ''

test('the request is an alert that expires with the approval request', async () => {
  expect(await sender()(message)).toBe('sent')
  const [request] = requests
  expect([request?.origin, request?.path]).toEqual(['https://api.push.apple.com', '/3/device/abcd'])
  expect(request?.headers).toMatchObject({
    'apns-topic': 'com.example.app',
    'apns-push-type': 'alert',
    'apns-priority': '10',
    'apns-collapse-id': 'r1',
    'apns-expiration': String(start / 1_000 + 120),
  })
  expect(JSON.parse(request?.body ?? '')).toEqual({
    aps: { alert: { title: 'Title', body: 'Body' }, sound: 'default' },
    requestId: 'r1',
    kind: 'approval',
  })
})

test('the provider token names team and key, and is issued at the server’s time', async () => {
  await sender()(message)
  expect(decodeProtectedHeader(tokenOf(0))).toEqual({ alg: 'ES256', kid: 'KEY0123456' })
  expect(decodeJwt(tokenOf(0))).toEqual({ iss: 'TEAM012345', iat: start / 1_000 })
})

test('a provider token is reused for 40 minutes and then renewed', async () => {
  const send = sender()
  await send(message)
  now += 40 * minute - 1
  await send(message)
  now += 1
  await send(message)
  expect(tokenOf(1)).toBe(tokenOf(0))
  expect(decodeJwt(tokenOf(2)).iat).toBe(start / 1_000 + 40 * 60)
})

test('a provider token stays the same, however many others are signed meanwhile', async () => {
  const send = sender()
  await send(message)
  const key = credentials.privateKey
  for (let iat = 0; iat < 150; iat++) await signToken(key, { header: { alg: 'ES256' }, payload: { iat } })
  await send(message)
  expect(tokenOf(1)).toBe(tokenOf(0))
})

test('an expired provider token is renewed, and the message sent again once', async () => {
  const expired = { status: 403, body: '{"reason":"ExpiredProviderToken"}' }
  responses = [expired, { status: 200, body: '' }, expired, expired]
  const send = sender()
  now += 1_000
  expect(await send(message)).toBe('sent')
  expect(await send(message)).toBe('failed')
  expect(requests).toHaveLength(4)
})

test.each([
  [410, '{"reason":"Unregistered","timestamp":1}', 'unregistered'],
  [410, '{"reason":"ExpiredToken"}', 'unregistered'],
  [400, '{"reason":"BadDeviceToken"}', 'unregistered'],
  [400, '{"reason":"BadTopic"}', 'failed'],
  [403, '{"reason":"InvalidProviderToken"}', 'failed'],
])('%i %s: %s', async (status, body, result) => {
  responses = [{ status, body }]
  expect(await sender()(message)).toBe(result)
  expect(requests).toHaveLength(1)
})

test.each([
  [429, '{"reason":"TooManyRequests"}', {}, 0],
  [429, '{"reason":"TooManyRequests"}', { 'retry-after': '20' }, 20_000],
  [503, '{"reason":"Shutdown"}', {}, 0],
  [500, 'no JSON', {}, 0],
])('%i %s %j: retry', async (status, body, headers, retryAfterMs) => {
  responses = [{ status, body, headers }]
  expect(await sender()(message)).toEqual({ retryAfterMs })
  expect(requests).toHaveLength(1)
})
