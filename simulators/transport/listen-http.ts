/** @module A service on a socket of its own, over HTTP/1.1 with or without TLS. */

import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { Socket } from 'node:net'
import {
  type Listener,
  type ListenOptions,
  plainHeaders,
  readStream,
  responseOrServerError,
  startListener,
} from './listener.ts'
import { type Connection, plainConnection, type Service } from './service.ts'

/** The services refuse bodies above this; the listener keeps one byte more. */
const maximumBodyBytes = 64 * 1024

export interface ListenHttpOptions extends Omit<ListenOptions, 'certificates'> {
  /** Absent: plain HTTP, which clients that can be given a base URL also take. */
  readonly certificates?: ListenOptions['certificates']
}

/** Serves `service`, whatever host name the client asks for. */
export function listenHttp(service: Service, options: ListenHttpOptions): Promise<Listener> {
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
    const answer = await responseOrServerError(
      service,
      { method, path, headers: plainHeaders(headers), body, connection },
      options,
    )
    outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': Buffer.byteLength(answer.body) })
    outgoing.end(answer.body)
  }

  const listener = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    handle(incoming, outgoing)
      .catch(options.onError)
      .finally(() => {
        if (!outgoing.writableEnded) outgoing.destroy()
      })
  }
  const { certificates } = options
  return certificates === undefined
    ? startListener(createHttpServer(listener), options, 'http')
    : startListener(createHttpsServer({ cert: certificates.cert, key: certificates.key }, listener), options)
}
