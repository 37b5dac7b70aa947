/**
 * @module `node --expose-gc many-connections.ts`: a thousand connections to each simulated service, a quarter of them of each kind that no service
 * likes, and what they cost. Prints a JSON list of what was wrong.
 */

import { once } from 'node:events'
import { connect, setDefaultCACertificates, type TLSSocket } from 'node:tls'
import { phone } from '../../simulators/standalone/phone.ts'
import { pushGateway } from '../../simulators/standalone/push-gateway.ts'
import { smsCarrier } from '../../simulators/standalone/sms-carrier.ts'
import { sendApns, sendFcm, sendSms } from '../../testing/simulator-clients.ts'

const size = 1000
/** How many open at the same time: the queue of a port is not without end. */
const atOnce = 50

/** Of heap and buffers, of both ends, as these are one process: measured 3 to 8 KB. */
const mostBytesEach = 25_000
/** What may be left when all have gone, of what there was before. */
const mostLeft = 1.3

type Protocol = 'h2' | 'http/1.1'

const half: Readonly<Record<Protocol, string>> = {
  h2: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0\0\0\x10\x01',
  'http/1.1': 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\nTo=%2B1',
}

/** What is done with a connection, by its place. */
const kinds: readonly ((socket: TLSSocket, protocol: Protocol) => void)[] = [
  // Says nothing.
  () => {},
  // Slow: never comes to the end of its request.
  (socket, protocol) => {
    for (const sign of half[protocol]) socket.write(sign, 'latin1')
  },
  // Sends no more, in the middle of a request.
  (socket, protocol) => void socket.end(half[protocol], 'latin1'),
  // Malformed.
  (socket) => void socket.write(`${'\x80'.repeat(200)}\r\n\r\n`, 'latin1'),
]

/** What was wrong, in sentences. */
const failures: string[] = []
const gateway = await pushGateway()
const carrier = await smsCarrier()
const iphone = await phone({ name: 'iphone', os: 'iOS', gateway })
const android = await phone({ name: 'android', os: 'Android', gateway, carrier, number: '+12025550112' })

setDefaultCACertificates([gateway.ca])

function heldBytes(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function opened(url: string, protocol: Protocol): Promise<TLSSocket> {
  const { port } = new URL(url)
  const names = { servername: 'localhost', ALPNProtocols: [protocol] }
  const socket = connect({ port: Number(port), host: '127.0.0.1', ca: gateway.ca, ...names })
  await once(socket, 'secureConnect')
  socket.on('error', () => {})
  socket.resume()
  return socket
}

/** Whether the service still does its work. */
async function serves(): Promise<boolean> {
  const { urls, ca, provider } = gateway
  const apns = await sendApns(urls.apns, ca, provider, iphone.pushToken() ?? '', 'Hello')
  const fcm = await sendFcm(fetch, provider, android.pushToken() ?? '', 'Hello', urls)
  const sms = await sendSms(fetch, carrier.account, '+12025550112', 'Hello', carrier.url)
  return apns.status === 200 && fcm.status === 200 && sms.status === 201
}

async function tryConnections(name: string, url: string, protocol: Protocol): Promise<void> {
  const before = heldBytes()
  const sockets: TLSSocket[] = []
  while (sockets.length < size)
    sockets.push(...(await Promise.all(Array.from({ length: atOnce }, () => opened(url, protocol)))))
  for (const [at, socket] of sockets.entries()) kinds[at % kinds.length]?.(socket, protocol)
  if (!(await serves())) failures.push(`${name}: with ${size} connections a good message is not taken`)
  const each = (heldBytes() - before) / size
  if (each > mostBytesEach) failures.push(`${name}: a connection takes ${Math.round(each)} bytes`)
  const gone = sockets.map((socket) => socket.destroyed || once(socket, 'close'))
  for (const socket of sockets) socket.destroy()
  await Promise.all(gone)
  sockets.length = 0
  if (!(await serves())) failures.push(`${name}: after ${size} connections a good message is not taken`)
  const left = heldBytes() / before
  if (left > mostLeft)
    failures.push(`${name}: when all have gone, ${left.toFixed(2)} times the memory is left`)
}

await serves()
await tryConnections('APNs', gateway.urls.apns, 'h2')
await tryConnections('FCM over HTTP/2', gateway.urls.fcm, 'h2')
await tryConnections('FCM over HTTP/1.1', gateway.urls.fcm, 'http/1.1')
await tryConnections('Twilio', carrier.url, 'http/1.1')
await gateway.close()
await carrier.close()
process.stdout.write(JSON.stringify(failures))
