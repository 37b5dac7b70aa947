import { once } from 'node:events'
import { connect } from 'node:http2'
import { connect as connectTls } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { VirtualClock } from '../../clock/clock.ts'
import { certificates } from '../certificates.ts'
import { listenHttp2 } from '../listen-http.ts'
import type { Listener } from '../listener.ts'
import type { ServiceRequest } from '../service.ts'
import { schemeRepair } from './scheme-repair.ts'

const trusted = await certificates()
const listeners: Listener[] = []

afterEach(async () => {
  for (const listener of listeners.splice(0)) await listener.close()
})

async function listen() {
  const seen: ServiceRequest[] = []
  const listener = await listenHttp2(
    (request) => {
      seen.push(request)
      return { status: 200, headers: {}, body: `${seen.length}` }
    },
    { clock: new VirtualClock().now, certificates: trusted, onError: (error) => expect(error).toBe('none') },
  )
  listeners.push(listener)
  return { url: listener.url, seen }
}

test.each(['https:', 'https'])(
  'all streams of a client that sends the scheme %j are answered',
  async (scheme) => {
    const { url, seen } = await listen()
    const session = connect(url, { ca: trusted.ca, servername: 'fcm.googleapis.com' })
    const texts = Array.from({ length: 20 }, async (_, at) => {
      const stream = session.request({
        ':method': 'POST',
        ':scheme': scheme,
        ':path': `/${at}`,
        'x-at': `${at}`,
      })
      stream.setEncoding('utf8').end('x'.repeat(at * 1000))
      let text = ''
      for await (const piece of stream) text += piece
      return text
    })
    expect((await Promise.all(texts)).toSorted()).toHaveLength(20)
    expect(seen.map(({ path, headers, body }) => [path, headers['x-at'], body.length]).toSorted()).toEqual(
      Array.from({ length: 20 }, (_, at) => [`/${at}`, `${at}`, at * 1000]).toSorted(),
    )
    session.close()
    await once(session, 'close')
  },
)

test('a client that waits for the settings of the server gets them, and its answers', async () => {
  const { url } = await listen()
  const session = connect(url, { ca: trusted.ca, servername: 'fcm.googleapis.com' })
  await once(session, 'remoteSettings')
  for (const expected of ['1', '2']) {
    const stream = session.request({ ':path': '/' })
    let text = ''
    for await (const piece of stream.setEncoding('utf8')) text += piece
    expect(text).toBe(expected)
  }
  session.destroy()
})

test('what is no HTTP/2, or never ends its first request, ends the connection', async () => {
  const { url } = await listen()
  const start = [...preface, ...settings]
  const bytes = [
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    Buffer.from(start),
    // Our settings acknowledged, and headers that are none (RFC 7541, section 6.1: there is no index 0).
    Buffer.from([...start, 0, 0, 0, 4, 1, 0, 0, 0, 0, ...frame(1, 5, [0x80, 0x80])]),
    // A frame on a stream that was never opened, behind good headers.
    Buffer.from([
      ...start,
      0,
      0,
      0,
      4,
      1,
      0,
      0,
      0,
      0,
      ...frame(1, 4, [0x82, 0x87, 0x84]),
      0,
      0,
      4,
      8,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
    ]),
  ]
  for (const [at, first] of bytes.entries()) {
    const socket = connectTls({
      port: Number(new URL(url).port),
      ca: trusted.ca,
      servername: 'localhost',
      ALPNProtocols: ['h2'],
    })
    const end = new Promise((resolve) => socket.once('close', resolve))
    socket.on('error', () => {})
    socket.resume()
    socket.write(first)
    if (at === 1) socket.write(Buffer.alloc(300 * 1024))
    await end
  }
})

/** A frame (RFC 9113, section 4.1) behind the preface of the connection. */
function frame(type: number, flags: number, payload: readonly number[]): number[] {
  return [0, 0, payload.length, type, flags, 0, 0, 0, 1, ...payload]
}
const settings = [0, 0, 0, 4, 0, 0, 0, 0, 0]
const preface = [...Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')]
const plain = (text: string) => [text.length, ...Buffer.from(text)]

const cases: readonly (readonly [string, readonly number[], string])[] = [
  [
    'plain, behind a new name',
    frame(1, 4, [0x40, ...plain('x-a'), ...plain('b'), 0x46, ...plain('https:')]),
    'https-',
  ],
  ['never to be indexed', frame(1, 4, [0x16, ...plain('https:')]), 'https-'],
  [
    'padded and with a priority',
    frame(1, 0x2c, [2, 0, 0, 0, 0, 9, 0x07, ...plain('https:'), 0, 0]),
    'https-',
  ],
  ['behind a change of the table', frame(1, 4, [0x3f, 0xe1, 0x1f, 0x83, 0x46, ...plain('https:')]), 'https-'],
  ['as the value of something else', frame(1, 4, [0x40, ...plain('x'), ...plain('https:'), 0x87]), 'https:'],
  ['in data', frame(0, 0, [0x46, ...plain('https:')]), 'https:'],
]

test.each(cases)('the scheme %s comes out well formed, and nothing else is touched', (_, bytes, expected) => {
  for (const size of [1, 7, 1000]) {
    const repair = schemeRepair()
    const all = Buffer.from([...preface, ...frame(4, 0, []), ...bytes, ...frame(4, 1, [])])
    const whole = Buffer.from(all.toString('latin1').replace('https:', expected), 'latin1')
    const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, at) =>
      repair(Buffer.from(all.subarray(at * size, (at + 1) * size))),
    )
    expect(Buffer.concat(pieces).toString('latin1')).toBe(whole.toString('latin1'))
  }
})
