/**
 * @module One port for all simulated hosts. A client that is given it as its proxy asks by CONNECT (RFC 9110, section 9.3.6); one
 * that is diverted by names or addresses says the host in its TLS greeting (SNI, RFC 6066, section 3). Nothing is decrypted.
 */

import { connect, createServer, type Socket } from 'node:net'
import { timeOfMachine, wakeAt } from '../standalone/wall-time.ts'
import { type Listener, type ListenOptions, startListener } from './listener.ts'

/** More than any client needs to name its host. */
const longestOpeningBytes = 16 * 1024

/** How long a connection may take to say what it wants. Milliseconds. */
const openingTimeoutMs = 10_000

type Opening =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'tls' | 'connect'; readonly host: string; readonly length: number }

/** `ports`: by host name, where on this machine its simulator listens. */
export function listenRouter(
  ports: Readonly<Record<string, number>>,
  options: Pick<ListenOptions, 'port' | 'host'>,
): Promise<Listener> {
  const server = createServer((client) => {
    let read = Buffer.alloc(0)
    const callOff = wakeAt(timeOfMachine() + openingTimeoutMs, () => client.destroy())
    client.once('close', callOff)
    const onData = (chunk: Buffer): void => {
      read = Buffer.concat([read, chunk])
      const opening = openingOf(read)
      if (opening.kind === 'incomplete' && read.length <= longestOpeningBytes) return
      callOff()
      client.off('data', onData)
      client.pause()
      if (opening.kind === 'incomplete' || opening.kind === 'unreadable') refuse(client, '400 Bad Request')
      else pass(client, opening, ports[opening.host], read)
    }
    client.on('data', onData)
  })
  return startListener(server, options, 'http')
}

function pass(
  client: Socket,
  { kind, host, length }: Exclude<Opening, { kind: 'incomplete' | 'unreadable' }>,
  port: number | undefined,
  read: Buffer,
): void {
  if (port === undefined) {
    // Without TLS of its own the router cannot say why.
    if (kind === 'tls') client.destroy()
    else
      refuse(client, '403 Forbidden', `${host} is not simulated here; leave it out with NO_PROXY=${host}.\n`)
    return
  }
  const simulator = connect({ port, host: '127.0.0.1' }, () => {
    if (kind === 'connect') client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    simulator.write(kind === 'tls' ? read : read.subarray(length))
    client.pipe(simulator).pipe(client)
  })
  simulator.on('error', () => client.destroy())
  simulator.on('close', () => client.destroy())
  client.on('close', () => simulator.destroy())
}

function refuse(client: Socket, status: string, text = ''): void {
  client.end(
    `HTTP/1.1 ${status}\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  )
}

const handshakeRecord = 0x16

/** What the first bytes of a connection ask for. */
export function openingOf(bytes: Buffer): Opening {
  if (bytes.length === 0) return { kind: 'incomplete' }
  return bytes[0] === handshakeRecord ? tlsOpening(bytes) : connectOpening(bytes)
}

function connectOpening(bytes: Buffer): Opening {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return { kind: 'incomplete' }
  const [, host] =
    /^CONNECT ([\w.-]+):\d{1,5} HTTP\/1\.[01]\r\n/.exec(bytes.toString('latin1', 0, end + 2)) ?? []
  return host === undefined
    ? { kind: 'unreadable' }
    : { kind: 'connect', host: host.toLowerCase(), length: end + 4 }
}

/** RFC 8446, sections 5.1 and 4.1.2: one record, and in it a ClientHello. */
function tlsOpening(bytes: Buffer): Opening {
  if (bytes.length < 5) return { kind: 'incomplete' }
  const length = 5 + bytes.readUInt16BE(3)
  if (bytes.length < length) return { kind: 'incomplete' }
  try {
    const host = serverName(bytes.subarray(0, length))
    return host === undefined ? { kind: 'unreadable' } : { kind: 'tls', host: host.toLowerCase(), length }
  } catch (error) {
    // A length that leads out of the record.
    if (error instanceof RangeError) return { kind: 'unreadable' }
    throw error
  }
}

/** `record`: a whole one. A `RangeError` where a length in it is wrong. */
function serverName(record: Buffer): string | undefined {
  const clientHello = 1
  if (record.readUInt8(5) !== clientHello) return undefined
  // Past the heads of record and handshake, version and random value.
  let at = 5 + 4 + 2 + 32
  at += 1 + record.readUInt8(at)
  at += 2 + record.readUInt16BE(at)
  at += 1 + record.readUInt8(at)
  const end = at + 2 + record.readUInt16BE(at)
  at += 2
  while (at < end) {
    const [type, size] = [record.readUInt16BE(at), record.readUInt16BE(at + 2)]
    at += 4
    // A list of names, of which the first is a host name: length of the list, type, length of the name.
    if (type === 0) return record.toString('latin1', at + 5, at + 5 + record.readUInt16BE(at + 3))
    at += size
  }
  return undefined
}
