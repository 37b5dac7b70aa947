/** @module A service on a socket of its own: over HTTP/1.1 with or without TLS, or over HTTP/2 and HTTP/1.1 on one port. */

import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { performServerHandshake } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import type { Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { isAcceptedInSpiteOf, realDelay } from './connection-failure.ts'
import { serveSession } from './http2/streams.ts'
import { awaitFirstRequest } from './http2/well-formed-stream.ts'
import {
  type Listener,
  type ListenOptions,
  plainHeaders,
  readStream,
  responseOrServerError,
  startListener,
} from './listener.ts'
import { type Connection, plainConnection, type Service, type ServiceResponse } from './service.ts'

/** The services refuse bodies above this; the listener keeps one byte more. */
const maximumBodyBytes = 64 * 1024

export interface ListenHttpOptions extends Omit<ListenOptions, 'certificates'> {
  /** Absent: plain HTTP, which clients that can be given a base URL also take. */
  readonly certificates?: ListenOptions['certificates']
}

/** Serves `service`, whatever host name the client asks for. */
export function listenHttp(service: Service, options: ListenHttpOptions): Promise<Listener> {
  const listener = http1Listener(service, options)
  const { certificates } = options
  return certificates === undefined
    ? startListener(createHttpServer(listener), options, 'http')
    : startListener(createHttpsServer({ cert: certificates.cert, key: certificates.key }, listener), options)
}

/** Serves `service` as Google's servers do: the client chooses HTTP/2 or HTTP/1.1 (RFC 7301), which is what it gets without. */
export function listenHttp2(service: Service, options: ListenOptions): Promise<Listener> {
  const { cert, key } = options.certificates
  const http1 = createHttpServer(http1Listener(service, options))
  const server = createTlsServer({ cert, key, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
    if (socket.alpnProtocol !== 'h2') {
      http1.emit('connection', socket)
      return
    }
    socket.on('error', () => {})
    awaitFirstRequest(socket, (stream) => {
      const session = performServerHandshake(stream, { settings: { maxConcurrentStreams: 100 } })
      // Without a listener a broken connection would end the process.
      session.on('error', () => {})
      serveSession(session, plainConnection(), service, { ...options, maximumBodyBytes })
    })
  })
  return startListener(server, options)
}

function http1Listener(service: Service, options: Pick<ListenOptions, 'clock' | 'onError'>) {
  const connections = new WeakMap<Socket, Connection>()
  const connectionOf = (socket: Socket): Connection => {
    const connection = connections.get(socket) ?? plainConnection()
    connections.set(socket, connection)
    return connection
  }

  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const { method = '', url: path = '', headers } = incoming
    const body = await readStream(incoming, maximumBodyBytes).catch(() => undefined)
    // The client went away.
    if (body === undefined) return
    const connection = connectionOf(incoming.socket)
    const host = headers.host?.replace(/:\d+$/, '')
    const answer = await responseOrServerError(
      service,
      { method, path, ...(host && { host }), headers: plainHeaders(headers), body, connection },
      options,
    )
    const isSent = await isAnswered(answer, incoming, outgoing)
    if (!isSent) return
    outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
    outgoing.end(answer.body)
  }

  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    handle(incoming, outgoing).catch((error: unknown) => {
      options.onError(error)
      outgoing.destroy()
    })
  }
}

/** Does what is ordered. True: the answer is to be sent. */
async function isAnswered(
  { failure }: ServiceResponse,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<boolean> {
  if (failure === undefined) return true
  if (failure.connection === 'late') await realDelay(failure.delayMs)
  else if (failure.connection === 'goaway' && isAcceptedInSpiteOf(failure))
    outgoing.setHeader('connection', 'close')
  else {
    if (failure.connection !== 'silent') incoming.socket.destroy()
    return false
  }
  return !outgoing.destroyed
}
