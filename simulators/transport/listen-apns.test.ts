import { once } from 'node:events'
import { type ClientHttp2Session, connect, constants } from 'node:http2'
import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { apnsToken, createTestGateway, provider, TestPushReceiver } from '../../testing/push-gateway.ts'
import { VirtualClock } from '../clock/clock.ts'
import { certificates } from './certificates.ts'
import { listenApns } from './listen-apns.ts'
import type { Listener } from './listener.ts'
import type { Service, ServiceRequest } from './service.ts'

const trusted = await certificates()
const errors: unknown[] = []
const closers: (() => Promise<void> | void)[] = []

beforeEach(() => {
  errors.length = 0
})

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function listen(service: Service, clock = new VirtualClock(), isShared = false): Promise<Listener> {
  const onError = (error: unknown) => void errors.push(error)
  const options = { clock: clock.now, certificates: trusted, onError, isShared }
  const listener = await listenApns(service, options)
  closers.push(() => listener.close())
  return listener
}

/** A client that asks for Apple's host, and knows the limits of the server before it sends. */
async function open(url: string): Promise<ClientHttp2Session> {
  const session = connect(url, { ca: trusted.ca, servername: 'api.push.apple.com' })
  session.on('error', () => {})
  closers.push(() => session.destroy())
  await once(session, 'remoteSettings')
  return session
}

async function post(
  session: ClientHttp2Session,
  path: string,
  headers: Record<string, string>,
  body: string,
) {
  const stream = session.request({ ':method': 'POST', ':path': path, ...headers })
  stream.setEncoding('utf8')
  stream.end(body)
  const [answered] = await once(stream, 'response')
  let text = ''
  for await (const chunk of stream) text += chunk
  return { status: answered[constants.HTTP2_HEADER_STATUS], headers: answered, text }
}

describe('the gateway behind the listener', () => {
  test('takes a notification from an HTTP/2 client that trusts its authority', async () => {
    const context = createTestGateway()
    const phone = new TestPushReceiver()
    const { url } = await listen(context.gateway.apns, context.clock)
    const session = await open(url)
    const headers = {
      authorization: `bearer ${await apnsToken(context.clock.now())}`,
      'apns-topic': provider.apns.topic,
    }
    const path = `/3/device/${context.gateway.register(phone, 'apns')}`
    const answer = await post(session, path, headers, '{"aps":{"alert":"Approve?"}}')
    expect(answer).toMatchObject({ status: 200, text: '' })
    expect(answer.headers['apns-id']).toEqual(expect.any(String))
    await context.pass(0)
    expect(phone.received).toMatchObject([{ message: { body: 'Approve?' } }])
  })

  test('says what is wrong, also with a body that is much too long', async () => {
    const context = createTestGateway()
    const { url } = await listen(context.gateway.apns, context.clock)
    const session = await open(url)
    expect(await post(session, '/3/device/00', { 'apns-topic': 'a' }, '{}')).toMatchObject({
      status: 403,
      text: '{"reason":"MissingProviderToken"}',
    })
    const token = context.gateway.register(new TestPushReceiver(), 'apns')
    const headers = {
      authorization: `bearer ${await apnsToken(context.clock.now())}`,
      'apns-topic': provider.apns.topic,
    }
    const answer = await post(session, `/3/device/${token}`, headers, 'x'.repeat(1_000_000))
    expect(answer).toMatchObject({ status: 413, text: '{"reason":"PayloadTooLarge"}' })
  })

  test('is not trusted without its authority', async () => {
    const { url } = await listen(createTestGateway().gateway.apns)
    const session = connect(url, { servername: 'api.push.apple.com' })
    closers.push(() => session.destroy())
    const [error] = await once(session, 'error')
    expect(error.code).toBe('UNABLE_TO_VERIFY_LEAF_SIGNATURE')
  })
})

test('a service sees the fields of the request, and one byte of what is too much', async () => {
  const seen: ServiceRequest[] = []
  const { url } = await listen((request) => {
    seen.push(request)
    return { status: 200, headers: {}, body: '' }
  })
  const session = await open(url)
  for (const length of [5120, 5121, 6000])
    await post(session, '/path?q', { 'x-name': 'value' }, 'x'.repeat(length))
  expect(seen[0]).toMatchObject({ method: 'POST', path: '/path?q', headers: { 'x-name': 'value' } })
  expect(Object.keys(seen[0]?.headers ?? {}).filter((name) => name.startsWith(':'))).toEqual([])
  expect(seen.map(({ body }) => body.length)).toEqual([5120, 5121, 5121])
})

test('a service sees the host that was asked for, and which fields came twice', async () => {
  const seen: ServiceRequest[] = []
  const { url } = await listen((request) => {
    seen.push(request)
    return { status: 200, headers: {}, body: '' }
  })
  const session = await open(url)
  const stream = session.request({
    ...{ ':method': 'POST', ':path': '/', ':authority': 'api.sandbox.push.apple.com:443' },
    ...{ 'apns-priority': ['10', '5'], 'apns-topic': 'one' },
  })
  stream.end()
  await once(stream, 'response')
  stream.destroy()
  expect(seen).toMatchObject([{ host: 'api.sandbox.push.apple.com', repeated: ['apns-priority'] }])
})

test('a client that names no protocol in its handshake is served all the same', async () => {
  const { url } = await listen(() => ({ status: 200, headers: {}, body: 'served' }))
  const socket = connectTls({
    port: Number(new URL(url).port),
    host: '127.0.0.1',
    ca: trusted.ca,
    servername: 'api.push.apple.com',
  })
  await once(socket, 'secureConnect')
  expect(socket.alpnProtocol).toBe(false)
  const session = connect(url, { createConnection: () => socket })
  closers.push(() => session.destroy())
  await once(session, 'remoteSettings')
  expect(session.remoteSettings.maxConcurrentStreams).toBe(1)
  expect(await post(session, '/', {}, '')).toMatchObject({ status: 200, text: 'served' })
})

test('a body that is too long is judged before it ends', async () => {
  const { url } = await listen(({ body }) => ({ status: 413, headers: {}, body: String(body.length) }))
  const stream = (await open(url)).request({ ':method': 'POST', ':path': '/' })
  stream.on('error', () => {})
  stream.write('x'.repeat(6000))
  const [answered] = await once(stream, 'response')
  expect(answered[constants.HTTP2_HEADER_STATUS]).toBe(413)
  stream.destroy()
})

test('many streams are allowed from the beginning, where several scenes share the connection', async () => {
  const { url } = await listen(async () => ({ status: 200, headers: {}, body: '' }), new VirtualClock(), true)
  // Without waiting for the limits of the server, as the first notifications of two scenes at once.
  const session = connect(url, { ca: trusted.ca, servername: 'api.push.apple.com' })
  closers.push(() => session.destroy())
  const answers = await Promise.all([post(session, '/', {}, ''), post(session, '/', {}, '')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
})

test('one stream at a time is allowed, until the connection is authenticated', async () => {
  const { url } = await listen((request) => {
    if (request.headers.authorization !== undefined) request.connection.authenticated()
    return { status: 200, headers: {}, body: '' }
  })
  const session = await open(url)
  expect(session.remoteSettings.maxConcurrentStreams).toBe(1)
  await post(session, '/', {}, '')
  expect(session.remoteSettings.maxConcurrentStreams).toBe(1)
  const raised = once(session, 'remoteSettings')
  await post(session, '/', { authorization: 'yes' }, '')
  await raised
  expect(session.remoteSettings.maxConcurrentStreams).toBe(1000)
})

test('a connection keeps its identity, and shares it with no other', async () => {
  const seen: unknown[] = []
  const { url } = await listen(({ connection }) => {
    seen.push(connection)
    return { status: 200, headers: {}, body: '' }
  })
  const [one, two] = [await open(url), await open(url)]
  for (const session of [one, one, two]) await post(session, '/', {}, '')
  expect([seen[0] === seen[1], seen[1] === seen[2]]).toEqual([true, false])
})

test('a service that throws is reported, and answered with 500', async () => {
  const { url } = await listen(() => Promise.reject(new Error('bug')))
  expect(await post(await open(url), '/', {}, '')).toMatchObject({ status: 500 })
  expect(errors).toEqual([new Error('bug')])
})

test('an answer that cannot be sent is reported, and the stream closed', async () => {
  const { url } = await listen(() => ({ status: 200, headers: { connection: 'close' }, body: '' }))
  const stream = (await open(url)).request({ ':method': 'POST', ':path': '/' })
  stream.on('error', () => {}).end('')
  await once(stream, 'close')
  expect(errors).toMatchObject([{ code: 'ERR_HTTP2_INVALID_CONNECTION_HEADERS' }])
})

describe('closing ends', () => {
  const silent: Service = () => new Promise(() => {})

  test('an idle session and one that waits for its answer', async () => {
    const listener = await listen(silent)
    const [idle, waiting] = [await open(listener.url), await open(listener.url)]
    const stream = waiting.request({ ':method': 'POST', ':path': '/' })
    stream.on('error', () => {})
    stream.end('x')
    const ends = [once(idle, 'close'), once(waiting, 'close')]
    await listener.close()
    await Promise.all(ends)
  })

  test('a client that says nothing, not even in TLS', async () => {
    const listener = await listen(silent)
    const socket = connectTcp(Number(new URL(listener.url).port), '127.0.0.1')
    socket.on('error', () => {})
    await once(socket, 'connect')
    const end = once(socket, 'close')
    await listener.close()
    socket.resume()
    await end
  })

  test('the port, which can be taken again', async () => {
    const listener = await listen(silent)
    const port = Number(new URL(listener.url).port)
    const options = { clock: new VirtualClock().now, certificates: trusted, onError: () => {}, port }
    await expect(listenApns(silent, options)).rejects.toMatchObject({ code: 'EADDRINUSE' })
    await listener.close()
    const again = await listenApns(silent, options)
    await again.close()
    expect(again.url).toBe(listener.url)
  })
})

test('an answer without a body ends with its header fields, as that of APNs does', async () => {
  const flagsOf = async (text: string): Promise<number> => {
    const { url } = await listen(() => ({ status: 200, headers: {}, body: text }))
    const stream = (await open(url)).request({ ':path': '/' })
    const [, flags] = await once(stream, 'response')
    stream.resume()
    return flags & constants.NGHTTP2_FLAG_END_STREAM
  }
  expect(await flagsOf('')).toBe(constants.NGHTTP2_FLAG_END_STREAM)
  expect(await flagsOf('text')).toBe(constants.NGHTTP2_FLAG_NONE)
})
