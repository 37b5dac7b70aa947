/** @module A service on the connections of an HTTP/1.1 server. */

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { wakeAfter } from '../standalone/wall-time.ts'
import { type ConnectionFailure, isAcceptedInSpiteOf, realDelay } from './connection-failure.ts'
import { IdleConnection } from './idle-connection.ts'
import { type ListenOptions, plainHeaders, readStream, responseOrServerError } from './listener.ts'
import { type Connection, plainConnection, type Service } from './service.ts'

export interface Http1Options extends Pick<ListenOptions, 'clock' | 'onError' | 'wakeAfter'> {
  /** The longest body that the service takes, in bytes; it gets one byte more. */
  readonly maximumBodyBytes: number
  /** A connection is closed after so many milliseconds of idleness. */
  readonly idleMs: number
}

interface Http1Connection {
  readonly identity: Connection
  readonly idle: IdleConnection
  /** How many requests have begun and are not there as a whole. */
  incomplete: number
}

const requestTimeout = 'HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n'

/** Answers on the connections of the server, and ends them when they are idle. `event`: with which it tells of a connection. */
export function serveHttp1(
  server: Server,
  event: 'connection' | 'secureConnection',
  service: Service,
  options: Http1Options,
): void {
  // Node would end idle connections after another time.
  server.keepAliveTimeout = 0
  const connections = new WeakMap<Socket, Http1Connection>()
  server.on(event, (socket: Socket) => {
    const idle = new IdleConnection(options.idleMs, options.wakeAfter ?? wakeAfter, () => {
      if (connection.incomplete > 0) socket.write(requestTimeout)
      socket.destroySoon()
    })
    const connection: Http1Connection = { identity: plainConnection(), idle, incomplete: 0 }
    connections.set(socket, connection)
    socket.once('close', () => idle.closed())
  })
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const connection = connections.get(incoming.socket)
    if (connection === undefined) throw new Error('a request has come on a connection that nobody has seen')
    answer(connection, service, options, incoming, outgoing).catch((error: unknown) => {
      options.onError(error)
      outgoing.destroy()
    })
  })
}

async function answer(
  connection: Http1Connection,
  service: Service,
  options: Http1Options,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  connection.idle.touched()
  connection.incomplete++
  const body = await readStream(incoming, options.maximumBodyBytes).catch(() => undefined)
  connection.incomplete--
  // The client went away.
  if (body === undefined) return
  connection.idle.began()
  try {
    const { method = '', url: path = '', headers } = incoming
    const host = headers.host?.replace(/:\d+$/, '')
    const { identity } = connection
    const request = {
      ...{ method, path, headers: plainHeaders(headers), body, connection: identity },
      ...(host && { host }),
    }
    const response = await responseOrServerError(service, request, options)
    if (response.failure !== undefined && !(await isAnswered(response.failure, incoming, outgoing))) return
    const length = Buffer.byteLength(response.body)
    outgoing.writeHead(response.status, { ...response.headers, 'content-length': length })
    outgoing.end(response.body)
  } finally {
    connection.idle.finished()
  }
}

/** Does what is ordered. True: the answer is to be sent. */
async function isAnswered(
  failure: ConnectionFailure,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<boolean> {
  if (failure.connection === 'late') await realDelay(failure.delayMs)
  else if (failure.connection === 'goaway' && isAcceptedInSpiteOf(failure))
    outgoing.setHeader('connection', 'close')
  else {
    if (failure.connection !== 'silent') incoming.socket.destroy()
    return false
  }
  return !outgoing.destroyed
}
