import { type EventEmitter, once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { type ClientHttp2Session, connect, constants } from 'node:http2'
import { request as httpsRequest } from 'node:https'
import { afterEach, describe, expect, test } from 'vitest'
import { VirtualClock } from '../clock/clock.ts'
import { certificates } from './certificates.ts'
import type { ConnectionFailure } from './connection-failure.ts'
import { asApnsTransport } from './in-process/as-apns-transport.ts'
import { asFetch } from './in-process/as-fetch.ts'
import { listenApns } from './listen-apns.ts'
import { listenHttp2 } from './listen-http.ts'
import type { Service } from './service.ts'

const trusted = await certificates()
const closers: (() => Promise<void> | void)[] = []
const { now } = new VirtualClock()
const options = { clock: now, certificates: trusted, onError: (error: unknown) => expect(error).toBe('none') }

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

/** Fails the requests for `/fail` as ordered. */
const failing =
  (failure: ConnectionFailure): Service =>
  ({ path }) => ({ status: 200, headers: {}, body: path, ...(path === '/fail' && { failure }) })

async function http2(failure: ConnectionFailure) {
  const listener = await listenApns(failing(failure), { ...options, isShared: true })
  const session = connect(listener.url, { ca: trusted.ca, servername: 'api.push.apple.com' })
  const goaways: string[] = []
  session.on('error', () => {})
  session.on('goaway', (code, last, data) => goaways.push(`${code} ${last} ${data ?? ''}`))
  closers.push(
    () => listener.close(),
    () => session.destroy(),
  )
  await once(session, 'remoteSettings')
  return { listener, session, goaways }
}

/** Unlike `once`, in spite of an error. */
const closed = (end: EventEmitter): Promise<unknown> => new Promise((resolve) => end.once('close', resolve))

/** The text of the answer, or the code with which the stream ended. */
async function ask(session: ClientHttp2Session, path = '/fail'): Promise<string> {
  const stream = session.request({ ':method': 'POST', ':path': path })
  stream.on('error', () => {})
  stream.end('{}')
  let text = ''
  stream.setEncoding('utf8').on('data', (piece) => {
    text += piece
  })
  await closed(stream)
  return text === '' ? `code ${stream.rstCode}` : text
}

describe('over HTTP/2', () => {
  test.each([
    ['reset', constants.NGHTTP2_INTERNAL_ERROR],
    ['refused', constants.NGHTTP2_REFUSED_STREAM],
  ] as const)('%s ends the stream, and not the connection', async (connection, code) => {
    const { session } = await http2({ connection })
    expect([await ask(session), await ask(session, '/next')]).toEqual([`code ${code}`, '/next'])
  })

  test('cut ends the connection', async () => {
    const { session } = await http2({ connection: 'cut' })
    const end = once(session, 'close')
    await ask(session)
    await end
    expect(session.destroyed).toBe(true)
  })

  test('silent never answers, while others are answered', async () => {
    const { session } = await http2({ connection: 'silent' })
    let hasEnded = false
    void ask(session).then(() => {
      hasEnded = true
    })
    expect([await ask(session, '/next'), hasEnded]).toEqual(['/next', false])
  })

  test('late answers after others', async () => {
    const { session } = await http2({ connection: 'late', delayMs: 50 })
    const texts: string[] = []
    await Promise.all(['/fail', '/next'].map(async (path) => texts.push(await ask(session, path))))
    expect(texts).toEqual(['/next', '/fail'])
  })

  test('goaway gives a reason, refuses the stream, and says that it was not processed', async () => {
    const { session, goaways } = await http2({ connection: 'goaway', reason: 'Shutdown' })
    await ask(session, '/before')
    const end = once(session, 'close')
    expect(await ask(session)).toBe(`code ${constants.NGHTTP2_REFUSED_STREAM}`)
    await end
    expect(goaways[0]).toBe('0 1 {"reason":"Shutdown"}')
  })

  test('goaway after accepting answers first', async () => {
    const { session, goaways } = await http2({ connection: 'goaway', afterAccepting: true })
    const end = once(session, 'close')
    expect(await ask(session)).toBe('/fail')
    await end
    expect(goaways[0]).toBe('0 1 ')
  })

  test('all connections of a listener can be told to go', async () => {
    const { listener, session, goaways } = await http2({ connection: 'cut' })
    await ask(session, '/before')
    const end = once(session, 'close')
    listener.goaway('IdleTimeout')
    await end
    expect(goaways[0]).toBe('0 1 {"reason":"IdleTimeout"}')
  })
})

describe('over HTTP/1.1', () => {
  async function ask11(failure: ConnectionFailure): Promise<string> {
    const listener = await listenHttp2(failing(failure), options)
    closers.push(() => listener.close())
    const request = httpsRequest(`${listener.url}/fail`, { ca: trusted.ca, servername: 'localhost' })
    request.on('error', () => {})
    request.end()
    const answered = new Promise<IncomingMessage>((resolve) => request.once('response', resolve))
    const answer = await Promise.race([answered, closed(request).then(() => undefined)])
    answer?.resume()
    return answer === undefined ? 'broken off' : String(answer.headers.connection)
  }

  test.each(['reset', 'refused', 'cut', 'goaway'] as const)(
    '%s breaks the connection',
    async (connection) => {
      expect(await ask11({ connection })).toBe('broken off')
    },
  )

  test('goaway after accepting answers, and ends', async () => {
    expect(await ask11({ connection: 'goaway', afterAccepting: true })).toBe('close')
  })

  test('late answers', async () => {
    expect(await ask11({ connection: 'late', delayMs: 5 })).toBe('keep-alive')
  })
})

describe('without a connection', () => {
  const fetchWith = (failure: ConnectionFailure) => asFetch({ 'a.test': failing(failure) }, now)
  const apnsWith = (failure: ConnectionFailure) => asApnsTransport(failing(failure), now)
  const push = { origin: 'https://api.push.apple.com', path: '/fail', headers: {}, body: '{}' }

  test.each(['reset', 'refused', 'cut', 'goaway'] as const)('%s is an error', async (connection) => {
    await expect(fetchWith({ connection })('https://a.test/fail')).rejects.toThrow('fetch failed')
    await expect(apnsWith({ connection })(push)).rejects.toThrow('fetch failed')
  })

  test('silent waits until the client gives up', async () => {
    const gaveUp = new AbortController()
    const answer = fetchWith({ connection: 'silent' })('https://a.test/fail', { signal: gaveUp.signal })
    gaveUp.abort()
    await expect(answer).rejects.toThrow('aborted')
  })

  test('late, and what goes after accepting, are answered', async () => {
    const late = await fetchWith({ connection: 'late', delayMs: 1 })('https://a.test/fail')
    expect(await late.text()).toBe('/fail')
    const failure = { connection: 'goaway', afterAccepting: true } as const
    expect((await apnsWith(failure)(push)).status).toBe(200)
  })
})
