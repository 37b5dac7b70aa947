/** @module What the socket adapters share: a server that can always be closed, bounded bodies, and error reports. */

import type { AddressInfo, Server, Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { Now } from '../clock/clock.ts'
import type { Certificates } from './certificates.ts'
import type { WakeAfter } from './idle-connection.ts'
import type { Service, ServiceRequest, ServiceResponse } from './service.ts'

export interface ListenOptions {
  readonly clock: Now
  readonly certificates: Certificates
  /**
   * Called with an exception of a service, or with what was wrong with its answer: bugs of the harness. The client gets status
   * 500, or a closed connection where the answer could not be sent.
   */
  readonly onError: (error: unknown) => void
  /** Called with each handshake that failed, such as that of a client which does not trust the certificate. */
  readonly onHandshakeError?: (error: Error) => void
  /** Whether scenes that are open at the same time share its connections, and must not get in each other's way. */
  readonly isShared?: boolean
  /** For the time after which an idle connection is closed: by default that of the machine. */
  readonly wakeAfter?: WakeAfter
  /** A free one by default. */
  readonly port?: number
  /** The address of this machine to listen on: 127.0.0.1 by default. */
  readonly host?: string
}

export interface Listener {
  /** The origin, by its address. */
  readonly url: string
  /** Closes the port and every connection, without waiting for responses. */
  close(): Promise<void>
}

/** One that ends connections as HTTP/2 does. */
export interface Http2Listener extends Listener {
  /** GOAWAY on every open connection, with this reason, such as Shutdown or IdleTimeout; what is under way is answered. */
  goaway(reason: string): void
}

/** Listens, on 127.0.0.1 by default. Rejects where the port is taken. */
export async function startListener(
  server: Server,
  {
    port = 0,
    host = '127.0.0.1',
    onHandshakeError,
  }: Pick<ListenOptions, 'port' | 'host' | 'onHandshakeError'>,
  scheme: 'http' | 'https' = 'https',
): Promise<Listener> {
  if (onHandshakeError) server.on('tlsClientError', onHandshakeError)
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    // A client may hang up at any moment, also in the middle of a handshake.
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
  return { url: `${scheme}://${host}:${portOf(server.address())}`, close }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on a port')
  return address.port
}

/**
 * The body, up to one byte more than `limit`: enough for a service to see that it is too long. What comes after that
 * is discarded. Rejects where the client goes away.
 */
export function readStream(stream: Readable, limit: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    let isRead = false
    const finish = () => {
      isRead = true
      const [first, ...others] = chunks
      resolve((first && others.length === 0 ? first : Buffer.concat(chunks)).subarray(0, limit + 1))
    }
    stream.on('data', (chunk: Buffer) => {
      if (length > limit) return
      chunks.push(chunk)
      length += chunk.length
      if (length > limit) finish()
    })
    stream.once('end', finish)
    stream.once('error', reject)
    // Every stream closes in the end, and an error takes long to make.
    stream.once('close', () => {
      if (!isRead) reject(new Error('the client went away'))
    })
  })
}

/** The answer of a service, or a bare 500 where it throws. */
export async function responseOrServerError(
  service: Service,
  request: ServiceRequest,
  { clock, onError }: Pick<ListenOptions, 'clock' | 'onError'>,
): Promise<ServiceResponse> {
  try {
    return await service(request, clock())
  } catch (error) {
    onError(error)
    return { status: 500, headers: {}, body: '' }
  }
}

/** Header fields as services see them: without pseudo-headers, and lists in one line (RFC 9110, section 5.3). */
export function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const name of Object.keys(headers)) {
    const value = headers[name]
    if (value === undefined || name.startsWith(':')) continue
    plain[name] = typeof value === 'string' ? value : value.join(', ')
  }
  return plain
}
