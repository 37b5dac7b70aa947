import { createServer } from 'node:http'
import { constants, performServerHandshake } from 'node:http2'
import { type Duplex, duplexPair } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type StreamOptions, serveSession } from '../http2/streams.ts'
import { awaitFirstRequest } from '../http2/well-formed-stream.ts'
import { serveHttp1 } from '../serve-http1.ts'
import { plainConnection, type Service } from '../service.ts'

/** Without sockets, so that a thousand connections take a second. */
const runs = 150
const seed = 21

const errors: unknown[] = []
afterEach(() => expect(errors.splice(0)).toEqual([]))

const options: StreamOptions = {
  clock: () => 0,
  onError: (error) => errors.push(error),
  maximumBodyBytes: 5120,
  wakeAfter: () => () => {},
  idleRule: { afterMs: 1, goawayData: '', isKeptByPings: true },
}
const served: Service = ({ body }) => ({ status: 200, headers: {}, body: String(body.length) })

type Serve = (connection: Duplex) => void

const apns: Serve = (connection) => {
  const session = performServerHandshake(connection)
  session.on('error', () => {})
  serveSession(session, plainConnection(), served, options)
}
const fcm: Serve = (connection) => {
  connection.on('error', () => {})
  awaitFirstRequest(connection, options, apns)
}
const twilio: Serve = (connection) => {
  const server = createServer()
  serveHttp1(server, 'connection', served, { ...options, idleMs: 1 })
  server.emit('connection', connection)
}

/** Of the event loop: nothing here waits for anything outside of the process. */
const turns = 10

/** All that a server answers to these pieces, behind which nothing comes. Resolves when it has ended the connection. */
async function answerTo(serve: Serve, pieces: readonly Uint8Array[]): Promise<Buffer> {
  const [client, server] = duplexPair({ allowHalfOpen: false })
  const answered: Buffer[] = []
  client.on('data', (piece: Buffer) => answered.push(piece))
  client.on('error', () => {})
  const end = new Promise<void>((resolve) => client.once('close', resolve).once('end', resolve))
  serve(server)
  for (const piece of pieces) {
    client.write(piece)
    for (let turn = 0; turn < turns; turn++) await nextTurn()
  }
  client.end()
  await end
  return Buffer.concat(answered)
}

interface Frame {
  readonly type: number
  readonly flags: number
  readonly stream: number
  readonly payload: Buffer
}

const frameTypes = {
  data: 0,
  headers: 1,
  priority: 2,
  reset: 3,
  settings: 4,
  push: 5,
  ping: 6,
  goaway: 7,
  window: 8,
  continuation: 9,
}

function bytesOf({ type, flags, stream, payload }: Frame, length = payload.length): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

function framesIn(bytes: Buffer): Frame[] {
  const frames: Frame[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + 9 + bytes.readUIntBE(at, 3)
    expect(end, 'each frame of the server is whole').toBeLessThanOrEqual(bytes.length)
    const payload = bytes.subarray(at + 9, end)
    frames.push({
      type: bytes[at + 3] ?? 0,
      flags: bytes[at + 4] ?? 0,
      stream: bytes.readUInt32BE(at + 5),
      payload,
    })
    at = end
  }
  return frames
}

/** The codes of the GOAWAY frames in an answer. */
const goawayCodes = (answer: Buffer): number[] =>
  framesIn(answer).flatMap(({ type, payload }) =>
    type === frameTypes.goaway ? [payload.readUInt32BE(4)] : [],
  )

const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
const frame = (
  type: keyof typeof frameTypes,
  flags: number,
  stream: number,
  ...payload: number[]
): Frame => ({
  type: frameTypes[type],
  flags,
  stream,
  payload: Buffer.from(payload),
})
const acknowledgement = frame('settings', 1, 0)
/** `:method` POST, `:scheme` https, `:path` /, `:authority` a (RFC 7541, appendix A). */
const good = frame('headers', 5, 1, 0x83, 0x87, 0x84, 0x01, 1, 0x61)
const opening = [preface, bytesOf(frame('settings', 0, 0)), bytesOf(acknowledgement)]

const arbitraryFrame = fc
  .record({
    type: fc.oneof(
      { arbitrary: fc.constantFrom(...Object.values(frameTypes)), weight: 9 },
      fc.integer({ min: 0, max: 255 }),
    ),
    flags: fc.oneof(fc.constantFrom(0, 1, 4, 5), fc.integer({ min: 0, max: 255 })),
    stream: fc.oneof(fc.constantFrom(0, 1, 2, 3), fc.integer({ min: 0, max: 2 ** 31 - 1 })),
    payload: fc.oneof(
      fc.constant(good.payload),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
    ),
    lie: fc.option(fc.oneof(fc.nat({ max: 60 }), fc.constant(2 ** 24 - 1)), { nil: undefined, freq: 8 }),
  })
  .map(({ lie, ...one }) => bytesOf(one, lie))

/** What comes in as many pieces as anybody likes. */
const inPieces = (whole: fc.Arbitrary<Buffer>): fc.Arbitrary<Buffer[]> =>
  fc.tuple(whole, fc.array(fc.nat({ max: 60 }), { maxLength: 6 })).map(([bytes, cuts]) => {
    const at = [0, ...cuts.toSorted((a, b) => a - b), bytes.length]
    return at.slice(1).map((end, place) => bytes.subarray(at[place], Math.max(end, at[place] ?? 0)))
  })

const connections = inPieces(
  fc
    .tuple(
      fc.constantFrom(opening, opening.slice(0, 1), []),
      fc.array(fc.oneof(fc.constant(bytesOf(good)), arbitraryFrame), { maxLength: 8 }),
    )
    .map(([first, frames]) => Buffer.concat([...first, ...frames])),
)

describe.each([
  ['APNs', apns],
  ['FCM', fcm],
])('whatever frames come at %s', (_, serve) => {
  test('the connection ends, and all that is answered is well formed', async () => {
    await fc.assert(
      fc.asyncProperty(connections, async (pieces) => {
        framesIn(await answerTo(serve, pieces))
      }),
      { numRuns: runs, seed },
    )
  })

  test.each<[string, readonly Uint8Array[], number]>([
    [
      'a header field that is in no table',
      [...opening, bytesOf(frame('headers', 5, 1, 0xbf))],
      constants.NGHTTP2_COMPRESSION_ERROR,
    ],
    [
      'a frame that is too long',
      [...opening, bytesOf(frame('data', 0, 1), 20_000)],
      constants.NGHTTP2_FRAME_SIZE_ERROR,
    ],
    [
      'a PING of seven bytes',
      [...opening, bytesOf(good), bytesOf(frame('ping', 0, 0, 1, 2, 3, 4, 5, 6, 7))],
      constants.NGHTTP2_FRAME_SIZE_ERROR,
    ],
    [
      'headers on no stream',
      [...opening, bytesOf(good), bytesOf({ ...good, stream: 0 })],
      constants.NGHTTP2_PROTOCOL_ERROR,
    ],
    [
      'a window of more than 2^31',
      [...opening, bytesOf(good), bytesOf(frame('window', 0, 0, 0x7f, 255, 255, 255))],
      constants.NGHTTP2_FLOW_CONTROL_ERROR,
    ],
  ])('%s ends it with the error of the protocol', async (_name, pieces, code) => {
    expect(goawayCodes(await answerTo(serve, pieces))).toContain(code)
  })

  test('what is no HTTP/2 ends it, and is told so', async () => {
    const [code] = goawayCodes(await answerTo(serve, [Buffer.from('GET / HTTP/1.1\r\nhost: a\r\n\r\n')]))
    // "MAY be omitted" (RFC 9113, section 3.4); that of APNs is Node's.
    expect(code).toBe(serve === apns ? constants.NGHTTP2_INTERNAL_ERROR : constants.NGHTTP2_PROTOCOL_ERROR)
  })

  test('a request that is malformed ends its stream alone', async () => {
    // No method.
    const malformed = bytesOf(frame('headers', 5, 1, 0x87, 0x84, 0x01, 1, 0x61))
    const answer = framesIn(await answerTo(serve, [...opening, malformed, bytesOf({ ...good, stream: 3 })]))
    const resets = answer.filter(({ type }) => type === frameTypes.reset)
    expect(resets).toMatchObject([{ stream: 1 }])
    expect(answer.filter(({ type, stream }) => type === frameTypes.headers && stream === 3)).toHaveLength(1)
  })
})

const line = fc.oneof(
  fc.constantFrom(
    'POST / HTTP/1.1',
    'GET  / HTTP/9',
    'host: a',
    'content-length: 3',
    'content-length: -1',
    'transfer-encoding: chunked',
    '',
    'To=1',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const texts = inPieces(fc.array(line, { maxLength: 9 }).map((lines) => Buffer.from(lines.join('\r\n'))))

describe('whatever comes over HTTP/1.1', () => {
  const statusLine = /^HTTP\/1\.1 (\d{3}) [\w ]+\r\n/

  test('is answered by nothing or by HTTP, and the connection ends', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (pieces) => {
        const answer = String(await answerTo(twilio, pieces))
        expect(answer === '' || statusLine.test(answer)).toBe(true)
      }),
      { numRuns: runs, seed },
    )
  })

  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400],
    [
      'a length and pieces',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n',
      400,
    ],
    ['no host', 'POST / HTTP/1.1\r\ncontent-length: 0\r\n\r\n', 400],
    ['header fields of 20 KB', `POST / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a good request', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\nab', 200],
  ])('%s is answered with its status', async (_, text, status) => {
    const [, answered] = statusLine.exec(String(await answerTo(twilio, [Buffer.from(text)]))) ?? []
    expect(Number(answered)).toBe(status)
  })
})
