import { type EventEmitter, once } from 'node:events'
import { type ClientHttp2Session, connect } from 'node:http2'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ManualTimers } from '../../testing/manual-timers.ts'
import { certificates } from './certificates.ts'
import { listenApns } from './listen-apns.ts'
import { listenHttp, listenHttp2 } from './listen-http.ts'
import type { Listener, ListenOptions } from './listener.ts'
import type { Service } from './service.ts'

const trusted = await certificates()
const closers: (() => Promise<void> | void)[] = []
let timers = new ManualTimers()

beforeEach(() => {
  timers = new ManualTimers()
})

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

const served: Service = () => ({ status: 200, headers: {}, body: 'served' })
const never: Service = () => new Promise(() => {})

async function portOf(
  listen: (service: Service, options: ListenOptions) => Promise<Listener>,
  service: Service,
): Promise<number> {
  const onError = (error: unknown) => expect(error).toBe('none')
  const listener = await listen(service, {
    ...{ clock: () => 0, certificates: trusted, onError },
    ...{ wakeAfter: timers.wakeAfter, isShared: true },
  })
  closers.push(() => listener.close())
  return Number(new URL(listener.url).port)
}

async function session(port: number) {
  const opened = connect(`https://127.0.0.1:${port}`, { ca: trusted.ca, servername: 'localhost' })
  closers.push(() => opened.destroy())
  const goaways: string[] = []
  opened.on('error', () => {})
  opened.on('goaway', (code, _last, data) => goaways.push(`${code} ${data ?? ''}`))
  await once(opened, 'remoteSettings')
  return { opened, goaways, end: closed(opened) }
}

async function socket(port: number, protocol: 'h2' | 'http/1.1' = 'http/1.1'): Promise<TLSSocket> {
  const options = { port, host: '127.0.0.1', ca: trusted.ca, servername: 'localhost' }
  const opened = connectTls({ ...options, ALPNProtocols: [protocol] })
  closers.push(() => void opened.destroy())
  await once(opened, 'secureConnect')
  return opened
}

/** Unlike `once`, in spite of an error. */
const closed = (end: EventEmitter): Promise<unknown> => new Promise((resolve) => end.once('close', resolve))

async function everythingOf(opened: TLSSocket): Promise<string> {
  let text = ''
  opened.on('data', (piece) => {
    text += piece
  })
  await closed(opened)
  return text
}

async function ask(opened: ClientHttp2Session): Promise<string> {
  let text = ''
  const stream = opened.request({ ':method': 'POST', ':path': '/' })
  stream.end('{}')
  for await (const piece of stream.setEncoding('utf8')) text += piece
  return text
}

/** Until the server has dealt with what was sent before. */
const pinged = (opened: ClientHttp2Session): Promise<void> =>
  new Promise((resolve) => void opened.ping(() => resolve()))

describe('APNs', () => {
  test('ends an idle connection after an hour, and says why', async () => {
    const { opened, goaways, end } = await session(await portOf(listenApns, served))
    expect(await ask(opened)).toBe('served')
    expect(timers.waiting()).toEqual([3_600_000])
    timers.runOut()
    await end
    expect(goaways[0]).toBe('0 {"reason":"IdleTimeout"}')
  })

  test('a PING keeps it open for another hour', async () => {
    const { opened, goaways, end } = await session(await portOf(listenApns, served))
    await pinged(opened)
    timers.runOut()
    expect([await ask(opened), goaways]).toEqual(['served', []])
    timers.runOut()
    await end
  })

  test('a connection on which something is being answered is not idle', async () => {
    const { opened, goaways } = await session(await portOf(listenApns, never))
    const stream = opened.request({ ':method': 'POST', ':path': '/' })
    stream.on('error', () => {}).end('{}')
    await pinged(opened)
    expect([timers.waiting(), goaways]).toEqual([[], []])
  })

  test('a request that never comes whole keeps nothing open for ever', async () => {
    const { opened, end } = await session(await portOf(listenApns, served))
    const stream = opened.request({ ':method': 'POST', ':path': '/' })
    stream.on('error', () => {}).write('{')
    await pinged(opened)
    timers.runOut()
    expect(opened.destroyed).toBe(false)
    timers.runOut()
    await end
  })

  test('of closed connections no timer is left', async () => {
    const { opened, end } = await session(await portOf(listenApns, served))
    await ask(opened)
    opened.close()
    await end
    await expect.poll(() => timers.waiting()).toEqual([])
  })
})

describe('FCM', () => {
  test('ends an idle connection after three minutes, as Google does, and a PING does not help', async () => {
    const { opened, goaways, end } = await session(await portOf(listenHttp2, served))
    expect(await ask(opened)).toBe('served')
    await pinged(opened)
    expect(timers.waiting()).toEqual([180_000])
    timers.runOut()
    await end
    expect(goaways[0]).toBe('0 session_timed_out')
  })

  test('ends one that never comes to a request', async () => {
    const opened = await socket(await portOf(listenHttp2, served), 'h2')
    opened.write('PRI * HTTP/2.0\r\n\r\nSM')
    const text = everythingOf(opened)
    await expect.poll(() => timers.waiting()).toEqual([180_000])
    timers.runOut()
    expect(await text).toMatch(/session_timed_out$/)
  })

  test('ends one of HTTP/1.1', async () => {
    const opened = await socket(await portOf(listenHttp2, served))
    const text = everythingOf(opened)
    await expect.poll(() => timers.waiting()).toEqual([180_000])
    timers.runOut()
    expect(await text).toBe('')
  })
})

describe('Twilio', () => {
  const head = 'POST / HTTP/1.1\r\nhost: api.twilio.com\r\n'

  test('ends an idle connection after a minute', async () => {
    const opened = await socket(await portOf(listenHttp, served))
    const text = everythingOf(opened)
    opened.write(`${head}content-length: 0\r\n\r\n`)
    await once(opened, 'data')
    await expect.poll(() => timers.waiting()).toEqual([60_000])
    timers.runOut()
    expect(await text).toMatch(/^HTTP\/1\.1 200 OK\r\n.*\r\n\r\nserved$/s)
  })

  test('a request that never comes whole gets 408', async () => {
    const opened = await socket(await portOf(listenHttp, served))
    const text = everythingOf(opened)
    opened.write(`${head}expect: 100-continue\r\ncontent-length: 100\r\n\r\n`)
    // Its head is there.
    await once(opened, 'data')
    opened.write('To=1')
    timers.runOut()
    timers.runOut()
    expect(await text).toMatch(/HTTP\/1\.1 408 Request Timeout\r\nconnection: close\r\n/)
  })
})

describe.each([
  ['APNs', listenApns, 'h2'],
  ['FCM over HTTP/2', listenHttp2, 'h2'],
  ['FCM over HTTP/1.1', listenHttp2, 'http/1.1'],
  ['Twilio', listenHttp, 'http/1.1'],
] as const)('a client that sends no more, of %s', (_, listen, protocol) => {
  test.each(['nothing', 'half a request'])('is let go after %s', async (sent) => {
    const opened = await socket(await portOf(listen, served), protocol)
    const text = everythingOf(opened)
    const opening = protocol === 'h2' ? 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' : 'POST / HTTP/1.1\r\nhost: a\r\n'
    opened.end(sent === 'nothing' ? '' : opening)
    await text
    await expect.poll(() => timers.waiting()).toEqual([])
  })
})
