/** @module The same requests over a real socket, and bytes that are no HTTP at all. */

import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect } from 'node:net'
import { text as textOf } from 'node:stream/consumers'
import { listen } from '../../reference-server/runtime/listener.ts'
import type { Choices } from './choices.ts'
import type { Connect } from './fuzz.ts'
import type { FuzzRequest, Send } from './request.ts'

/** Headers that lie about where a request ends, or make Node's own client wait: not for that client to send. */
const clientHeaders = new Set(['content-length', 'transfer-encoding', 'expect'])

const headersOf = ({ headers, body }: FuzzRequest) => ({
  ...Object.fromEntries(Object.entries(headers).filter(([name]) => !clientHeaders.has(name))),
  ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
})

const overHttp =
  ({ hostname, port }: URL, agent: Agent): Send =>
  async (fuzzRequest) => {
    const { method, path } = fuzzRequest
    const sent = request({ hostname, port, path, method, agent, headers: headersOf(fuzzRequest) })
    sent.end(fuzzRequest.body)
    const [response]: IncomingMessage[] = await once(sent, 'response')
    if (!response) return { status: 599, type: '', text: 'no response' }
    const { statusCode = 0, headers } = response
    return { status: statusCode, type: headers['content-type'] ?? '', text: await textOf(response) }
  }

/** Through a socket on loopback. */
export const overLoopback: Connect = async ({ server }) => {
  const listening = await listen(server.raw, { hostname: '127.0.0.1', port: 0 })
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    send: overHttp(new URL(listening.url), agent),
    async close() {
      agent.destroy()
      await listening.close()
    },
  }
}

const head = 'POST /logins HTTP/1.1\r\nHost: sls.test\r\nContent-Type: application/json\r\n'

const noHttp: readonly [string, ...string[]] = [
  '\0\0\0\0',
  '\r\n\r\n\r\n',
  'GET\r\n\r\n',
  'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
  'GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET //// HTTP/1.1\r\nHost: a b\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: @:-1\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n',
  'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
  `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  `${head}Content-Length: 5, 6\r\n\r\n{}{}{`,
  `${head}Content-Length: -1\r\n\r\n{}`,
  `${head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n`,
  `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nx`,
  `${head}Content-Length: 2\r\n\r\n{}`.repeat(50),
  `${head}Content-Length: 100\r\n\r\n{`,
  `${head}X: ${'x'.repeat(100_000)}\r\n\r\n`,
  `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
  `${head}${'A: b\r\n'.repeat(5_000)}\r\n`,
]

/** Sends bytes and closes the connection. Resolves with what was received. */
async function sendBytes(url: URL, bytes: string): Promise<string> {
  const socket = connect(Number(url.port), url.hostname)
  let received = ''
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString('latin1')
  })
  socket.on('error', () => {})
  socket.end(Buffer.from(bytes, 'latin1'))
  // A reset is an end as well; `once` would take it for a failure.
  await new Promise((resolve) => socket.once('close', resolve))
  return received
}

/** Sends bytes that are no HTTP, whole or cut off. One sentence per response with which the server fails. */
export async function sendNoise(origin: string, times: number, choices: Choices): Promise<readonly string[]> {
  const failures: string[] = []
  for (let time = 0; time < times; time++) {
    const bytes = choices.pick(noHttp)
    const sent = choices.oneIn(3) ? bytes.slice(0, choices.below(bytes.length)) : bytes
    const received = await sendBytes(new URL(origin), sent)
    if (/HTTP\/1\.1 5\d\d/.test(received))
      failures.push(`${JSON.stringify(sent.slice(0, 80))}: ${received.slice(0, 200)}`)
  }
  return failures
}
