import { once } from 'node:events'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { certificates } from './certificates.ts'
import { listenRouter, openingOf } from './connection-router.ts'
import { listenHttp } from './listen-http.ts'

const trusted = await certificates()
const simulator = await listenHttp(
  (request) => ({ status: 200, headers: {}, body: `${request.headers.host} ${request.path}` }),
  {
    clock: () => 0,
    certificates: trusted,
    onError: (error) => {
      throw error
    },
  },
)
const router = await listenRouter({ 'api.twilio.com': Number(new URL(simulator.url).port) }, {})
const port = Number(new URL(router.url).port)
afterAll(async () => {
  await router.close()
  await simulator.close()
})

/** Everything that comes until the connection ends. */
async function exchange(text: string, onto = connect({ port, host: '127.0.0.1' })): Promise<string> {
  let received = ''
  onto.on('data', (chunk) => {
    received += String(chunk)
  })
  onto.write(text)
  await once(onto, 'close')
  return received
}

const request = 'GET /hello HTTP/1.1\r\nhost: api.twilio.com\r\nconnection: close\r\n\r\n'

test('a host that is named in the TLS greeting is passed on as it is', async () => {
  const socket = connectTls({ port, host: '127.0.0.1', servername: 'api.twilio.com', ca: trusted.ca })
  expect(await exchange(request, socket)).toMatch(/^HTTP\/1\.1 200 .*api\.twilio\.com \/hello$/s)
})

test('a host that is asked for by CONNECT is passed on', async () => {
  const tunnel = connect({ port, host: '127.0.0.1' })
  tunnel.write('CONNECT api.twilio.com:443 HTTP/1.1\r\nhost: api.twilio.com:443\r\n\r\n')
  const [established] = await once(tunnel, 'data')
  expect(String(established)).toBe('HTTP/1.1 200 Connection established\r\n\r\n')
  const socket = connectTls({ socket: tunnel, servername: 'api.twilio.com', ca: trusted.ca })
  expect(await exchange(request, socket)).toMatch(/api\.twilio\.com \/hello$/)
})

test('a host that is not simulated is refused, and the answer says what to do', async () => {
  const answer = await exchange('CONNECT example.com:443 HTTP/1.1\r\n\r\n')
  expect(answer).toContain('403 Forbidden')
  expect(answer).toContain('NO_PROXY=example.com')
})

test('what is neither gets 400', async () => {
  expect(await exchange('GET / HTTP/1.1\r\n\r\n')).toContain('400 Bad Request')
})

test('an opening of any bytes is read without an exception', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, asTls) => {
      const length = bytes.length
      const head = asTls ? [0x16, 3, 1, length >> 8, length & 255] : []
      expect(['incomplete', 'unreadable', 'tls', 'connect']).toContain(
        openingOf(Buffer.from([...head, ...bytes])).kind,
      )
    }),
  )
})
