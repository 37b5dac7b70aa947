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

test('an abort signal cancels a request without a response, and the connection stays usable', async () => {
  const controller = new AbortController()
  const pending = post('/silence', controller.signal)
  await post()
  controller.abort()
  await expect(pending).rejects.toThrow(/abort/i)
  expect((await post()).status).toBe(410)
})

test('the response has status, header fields and body', async () => {
  const { status, headers, body } = await post()
  expect([status, headers['apns-id'], body]).toEqual([410, 'one', 'POST /3/device/a topic ü'])
})

test('requests share one connection', async () => {
  await Promise.all([post(), post(), post()])
  await post()
  expect(sessions).toHaveLength(1)
})

test('a connection that the gateway closes is reopened', async () => {
  await post()
  const closed = sessions[0] && once(sessions[0], 'close')
  sessions[0]?.goaway()
  sessions[0]?.close()
  await closed
  expect((await post()).status).toBe(410)
  expect(sessions).toHaveLength(2)
})

test('a stream without a response is an error', async () => {
  await expect(post('/abort')).rejects.toThrow()
})

test('an unreachable gateway is an error', async () => {
  const unreachable = { origin: 'http://127.0.0.1:1', path: '/', headers: {}, body: '' }
  await expect(client.transport(unreachable)).rejects.toThrow(/ECONNREFUSED/)
})
