import { type EventEmitter, once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { connect as connectTcp } from 'node:net'
import { text } from 'node:stream/consumers'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  assertion,
  createTestGateway,
  fcmRequest,
  gatewayAccessToken,
  TestPushReceiver,
  tokenRequest,
} from '../../testing/push-gateway.ts'
import { messageRequest, number, sender, createTestCarrier as smsBench } from '../../testing/sms-carrier.ts'
import { VirtualClock } from '../clock/clock.ts'
import { exampleAccount } from '../sms-carrier/credentials.ts'
import { certificates } from './certificates.ts'
import { listenHttp, listenHttp2 } from './listen-http.ts'
import type { Listener } from './listener.ts'
import type { Service, ServiceRequest } from './service.ts'

const trusted = await certificates()
const usual = getCACertificates('default')
const errors: unknown[] = []
const listeners: Listener[] = []

beforeAll(() => setDefaultCACertificates([...usual, trusted.ca]))
afterAll(() => setDefaultCACertificates(usual))
afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close()
})

async function listen(service: Service, clock = new VirtualClock(), secure = true): Promise<string> {
  const onError = (error: unknown) => void errors.push(error)
  const listener = await listenHttp(service, {
    clock: clock.now,
    onError,
    ...(secure && { certificates: trusted }),
  })
  listeners.push(listener)
  return listener.url
}

const send = (origin: string, { path, method, headers, body }: ServiceRequest) =>
  fetch(origin + path, { method, headers, body: String(body) })

describe('with the real fetch', () => {
  test('a provider gets an access token and sends a message over FCM', async () => {
    const context = createTestGateway()
    const phone = new TestPushReceiver()
    const token = context.gateway.register(phone, 'fcm')
    const oauth = await listen(context.gateway.oauth, context.clock)
    const fcm = await listen(context.gateway.fcm, context.clock)
    expect(oauth).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    const granted = await send(oauth, tokenRequest(await assertion(context.clock.now())))
    const access = JSON.parse(await granted.text()).access_token
    const body = { message: { token, data: { request: 'r-1' } } }
    const answer = await send(fcm, fcmRequest(access, body))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/json; charset=UTF-8',
    ])
    await context.pass(0)
    expect(phone.received).toMatchObject([{ message: { data: { request: 'r-1' } } }])
  })

  test('an oversized body is refused by the service', async () => {
    const context = createTestGateway()
    const fcm = await listen(context.gateway.fcm, context.clock)
    const access = await gatewayAccessToken(context)
    const answer = await send(fcm, fcmRequest(access, 'x'.repeat(1_000_000)))
    expect([answer.status, JSON.parse(await answer.text()).error.status]).toEqual([400, 'INVALID_ARGUMENT'])
  })

  test.each([true, false])('a server sends a text message over Twilio (TLS: %s)', async (secure) => {
    const context = smsBench()
    const url = await listen(context.carrier.messages, context.clock, secure)
    const request = messageRequest(exampleAccount, { To: number, From: sender, Body: 'Ваш код 123456' })
    const answer = await send(url, request)
    expect(answer.status).toBe(201)
    await context.pass(0)
    expect(context.phone.texts).toEqual(['Ваш код 123456'])
  })
})

test('a service that throws is reported, and answered with 500', async () => {
  const url = await listen(() => {
    throw new Error('bug')
  })
  expect((await fetch(url)).status).toBe(500)
  expect(errors).toEqual([new Error('bug')])
})

test('an answer that cannot be sent is reported, and the connection closed', async () => {
  errors.length = 0
  const url = await listen(() => ({ status: 200, headers: { 'x-broken': 'two\nlines' }, body: '' }))
  await expect(fetch(url)).rejects.toThrow()
  expect(errors).toMatchObject([{ code: 'ERR_INVALID_CHAR' }])
})

test('FCM speaks HTTP/1.1 with whoever does not ask for HTTP/2, on the same port', async () => {
  const service: Service = ({ host = '' }) => ({ status: 200, headers: {}, body: host })
  const options = { clock: new VirtualClock().now, certificates: trusted, onError: () => {} }
  const listener = await listenHttp2(service, options)
  listeners.push(listener)
  const [answer] = await once(
    httpsRequest(listener.url, { headers: { host: 'fcm.googleapis.com' } }).end(),
    'response',
  )
  expect([answer.httpVersion, await text(answer)]).toEqual(['1.1', 'fcm.googleapis.com'])
})

test('a connection keeps its identity, and shares it with no other', async () => {
  const seen: unknown[] = []
  const service: Service = ({ connection }) => {
    seen.push(connection)
    return { status: 200, headers: {}, body: '' }
  }
  const url = await listen(service, undefined, false)
  const [one, two] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })]
  for (const agent of [one, one, two]) {
    const [answer] = await once(httpRequest(url, { agent }).end(), 'response')
    await once(answer.resume(), 'end')
  }
  expect([seen[0] === seen[1], seen[1] === seen[2]]).toEqual([true, false])
})

describe('closing ends', () => {
  const silent: Service = () => new Promise(() => {})
  const closed = (end: EventEmitter) => new Promise<void>((resolve) => end.once('close', resolve))

  test.each([true, false])('a request that waits for its answer (TLS: %s)', async (secure) => {
    const arrived = Promise.withResolvers<void>()
    const url = await listen(
      () => {
        arrived.resolve()
        return new Promise(() => {})
      },
      undefined,
      secure,
    )
    const answer = fetch(url)
    const failure = expect(answer).rejects.toThrow('fetch failed')
    await arrived.promise
    await listeners[0]?.close()
    await failure
  })

  test('a request that is never finished, and a client that says nothing', async () => {
    const url = await listen(silent, undefined, false)
    const unfinished = httpRequest(url, { method: 'POST', headers: { 'content-length': '10' } })
    unfinished.on('error', () => {})
    unfinished.write('x')
    const mute = connectTcp(Number(new URL(url).port), '127.0.0.1')
    mute.on('error', () => {})
    mute.resume()
    await Promise.all([once(unfinished, 'socket'), once(mute, 'connect')])
    const ends = [closed(unfinished), closed(mute)]
    await listeners[0]?.close()
    await Promise.all(ends)
  })
})
