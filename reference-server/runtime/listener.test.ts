import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { type HttpListener, type Limits, listen, referenceLimits } from './listener.ts'

let listener: HttpListener | undefined

afterEach(async () => listener?.close())

async function startListener(limits: Partial<Limits> = {}): Promise<URL> {
  const handler = async () => new Response('response body')
  listener = await listen(handler, { hostname: '127.0.0.1', port: 0 }, { ...referenceLimits, ...limits })
  return new URL(listener.url)
}

/** Sends the text and nothing more. Resolves with everything received until the connection closes. */
async function send(url: URL, text: string): Promise<string> {
  const socket = connect(Number(url.port), url.hostname)
  socket.write(text)
  return receivedUntilClose(socket)
}

async function receivedUntilClose(socket: Socket): Promise<string> {
  let received = ''
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1')
  })
  // `events.once` would reject on the error of a connection reset.
  socket.on('error', () => {})
  await new Promise((resolve) => socket.once('close', resolve))
  return received
}

const shortTimeouts = {
  connectionsCheckingInterval: 20,
  headersTimeout: 60,
  requestTimeout: 120,
  keepAliveTimeout: 20,
}

describe('a slow client', () => {
  test.each([
    ['header fields', 'GET / HTTP/1.1\r\nHost: sls.test\r\n'],
    ['a body', 'POST / HTTP/1.1\r\nHost: sls.test\r\nContent-Length: 100\r\n\r\n{'],
  ])('that does not finish %s gets 408', async (_, text) => {
    expect(await send(await startListener(shortTimeouts), text)).toContain('HTTP/1.1 408 Request Timeout')
  })

  test('that sends no further request is disconnected', async () => {
    const received = await send(
      await startListener(shortTimeouts),
      'GET / HTTP/1.1\r\nHost: sls.test\r\n\r\n',
    )
    expect(received).toContain('HTTP/1.1 200 OK')
    expect(received).toContain('response body')
  })
})

test('header fields beyond the size limit get 431', async () => {
  const url = await startListener()
  const text = `GET / HTTP/1.1\r\nHost: sls.test\r\nX-Long: ${'a'.repeat(referenceLimits.maxHeaderSize)}\r\n\r\n`
  expect(await send(url, text)).toContain('HTTP/1.1 431 Request Header Fields Too Large')
})

test('an ambiguous message length and a missing Host field get 400', async () => {
  const url = await startListener()
  const smuggled =
    'POST / HTTP/1.1\r\nHost: sls.test\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
  expect(await send(url, smuggled)).toContain('HTTP/1.1 400 Bad Request')
  expect(await send(url, 'GET / HTTP/1.1\r\n\r\n')).toContain('HTTP/1.1 400 Bad Request')
})

test('a connection beyond the limit is closed, and the others stay open', async () => {
  const url = await startListener({ maxConnections: 1 })
  const first = connect(Number(url.port), url.hostname)
  await once(first, 'connect')
  expect(await send(url, 'GET / HTTP/1.1\r\nHost: sls.test\r\n\r\n')).toBe('')
  first.write('GET / HTTP/1.1\r\nHost: sls.test\r\nConnection: close\r\n\r\n')
  expect(await receivedUntilClose(first)).toContain('response body')
})
