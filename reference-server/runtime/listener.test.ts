import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type Limits, type Listening, listen, referenceLimits } from './listener.ts'

let listening: Listening | undefined

afterEach(async () => listening?.close())

async function listener(limits: Partial<Limits> = {}): Promise<URL> {
  const answer = async () => new Response('here')
  listening = await listen(answer, { hostname: '127.0.0.1', port: 0 }, { ...referenceLimits, ...limits })
  return new URL(listening.url)
}

/** Somebody who sends this and then nothing more. Resolves with all that comes back until the connection ends. */
async function dawdle(url: URL, text: string): Promise<string> {
  const socket = connect(Number(url.port), url.hostname)
  socket.write(text)
  return said(socket)
}

async function said(socket: Socket): Promise<string> {
  let heard = ''
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  // A reset is an end as well; `once` would take it for a failure.
  await new Promise((resolve) => socket.once('close', resolve))
  return heard
}

const hurried = {
  connectionsCheckingInterval: 20,
  headersTimeout: 60,
  requestTimeout: 120,
  keepAliveTimeout: 20,
}

describe('a caller who dawdles', () => {
  test.each([
    ['with the header fields', 'GET / HTTP/1.1\r\nHost: sls.test\r\n'],
    ['with the body', 'POST / HTTP/1.1\r\nHost: sls.test\r\nContent-Length: 100\r\n\r\n{'],
  ])('%s is shown the door', async (_, text) => {
    expect(await dawdle(await listener(hurried), text)).toContain('HTTP/1.1 408 Request Timeout')
  })

  test('with the next request is shown the door', async () => {
    const heard = await dawdle(await listener(hurried), 'GET / HTTP/1.1\r\nHost: sls.test\r\n\r\n')
    expect(heard).toContain('HTTP/1.1 200 OK')
    expect(heard).toContain('here')
  })
})

test('header fields have a bound', async () => {
  const url = await listener()
  const text = `GET / HTTP/1.1\r\nHost: sls.test\r\nX-Long: ${'a'.repeat(referenceLimits.maxHeaderSize)}\r\n\r\n`
  expect(await dawdle(url, text)).toContain('HTTP/1.1 431 Request Header Fields Too Large')
})

test('a request of two readings is refused', async () => {
  const url = await listener()
  const smuggled =
    'POST / HTTP/1.1\r\nHost: sls.test\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
  expect(await dawdle(url, smuggled)).toContain('HTTP/1.1 400 Bad Request')
  expect(await dawdle(url, 'GET / HTTP/1.1\r\n\r\n')).toContain('HTTP/1.1 400 Bad Request')
})

test('of too many connections the last is closed, and the others go on', async () => {
  const url = await listener({ maxConnections: 1 })
  const first = connect(Number(url.port), url.hostname)
  await once(first, 'connect')
  expect(await dawdle(url, 'GET / HTTP/1.1\r\nHost: sls.test\r\n\r\n')).toBe('')
  first.write('GET / HTTP/1.1\r\nHost: sls.test\r\nConnection: close\r\n\r\n')
  expect(await said(first)).toContain('here')
})
