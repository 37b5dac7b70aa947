import { once } from 'node:events'
import { createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Http2Client, http2Client } from './http2-transport.ts'

let server: Http2Server
let client: Http2Client
let origin: string
let sessions: ServerHttp2Session[]

beforeEach(async () => {
  sessions = []
  client = http2Client()
  server = createServer()
  server.on('session', (session) => sessions.push(session))
  server.on('stream', (stream: ServerHttp2Stream, headers) => {
    if (headers[':path'] === '/abort') return stream.close(8)
    if (headers[':path'] === '/silence') return undefined
    let body = ''
    stream.setEncoding('utf8')
    stream.on('data', (chunk: string) => {
      body += chunk
    })
    stream.on('end', () => {
      stream.respond({ ':status': 410, 'apns-id': 'one' })
      stream.end(`${headers[':method']} ${headers[':path']} ${headers['apns-topic']} ${body}`)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})

afterEach(async () => {
  await client.close()
  server.close()
})

const post = (path = '/3/device/a', signal?: AbortSignal) =>
  client.transport({ origin, path, headers: { 'apns-topic': 'topic' }, body: 'ü', signal })

test('a gateway that says nothing is waited for as long as the signal wants, and not longer', async () => {
  const patience = new AbortController()
  const sending = post('/silence', patience.signal)
  await post()
  patience.abort()
  await expect(sending).rejects.toThrow(/abort/i)
  expect((await post()).status).toBe(410)
})

test('status, headers and body come back', async () => {
  const { status, headers, body } = await post()
  expect([status, headers['apns-id'], body]).toEqual([410, 'one', 'POST /3/device/a topic ü'])
})

test('one connection serves many requests', async () => {
  await Promise.all([post(), post(), post()])
  await post()
  expect(sessions).toHaveLength(1)
})

test('a connection that the gateway ends is opened again', async () => {
  await post()
  const closed = sessions[0] && once(sessions[0], 'close')
  sessions[0]?.goaway()
  sessions[0]?.close()
  await closed
  expect((await post()).status).toBe(410)
  expect(sessions).toHaveLength(2)
})

test('a stream without an answer has failed', async () => {
  await expect(post('/abort')).rejects.toThrow()
})

test('a gateway that cannot be reached has failed', async () => {
  const unreachable = { origin: 'http://127.0.0.1:1', path: '/', headers: {}, body: '' }
  await expect(client.transport(unreachable)).rejects.toThrow(/ECONNREFUSED/)
})
