/** @module A service on a socket of its own: over HTTP/1.1 with or without TLS, or over HTTP/2 and HTTP/1.1 on one port. */

import { createServer as createHttpServer } from 'node:http'
import { performServerHandshake } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { createServer as createTlsServer } from 'node:tls'
import { wakeAfter } from '../standalone/wall-time.ts'
import { type IdleRule, serveSession } from './http2/streams.ts'
import { awaitFirstRequest } from './http2/well-formed-stream.ts'
import { type Listener, type ListenOptions, startListener } from './listener.ts'
import { serveHttp1 } from './serve-http1.ts'
import { plainConnection, type Service } from './service.ts'

/** The services refuse bodies above this; the listener keeps one byte more. */
const maximumBodyBytes = 64 * 1024

/** Of Twilio nothing is known: assumed. */
const idleMs = 60 * 1000

/**
 * As seen of FCM: the connection ends "after about 3 minutes" (firebase-admin-java, issue 1028), with these words, and PING does not
 * help (pigeon, issue 81).
 */
const googleIdleRule: IdleRule = {
  afterMs: 3 * 60 * 1000,
  goawayData: 'session_timed_out',
  isKeptByPings: false,
}

export interface ListenHttpOptions extends Omit<ListenOptions, 'certificates'> {
  /** Absent: plain HTTP, which clients that can be given a base URL also take. */
  readonly certificates?: ListenOptions['certificates']
}

/** Serves `service`, whatever host name the client asks for. */
export function listenHttp(service: Service, options: ListenHttpOptions): Promise<Listener> {
  const { certificates } = options
  const http1Options = { ...options, maximumBodyBytes, idleMs }
  if (certificates === undefined) {
    const plain = createHttpServer()
    serveHttp1(plain, 'connection', service, http1Options)
    return startListener(plain, options, 'http')
  }
  const server = createHttpsServer({ cert: certificates.cert, key: certificates.key })
  serveHttp1(server, 'secureConnection', service, http1Options)
  return startListener(server, options)
}

/** Serves `service` as Google's servers do: the client chooses HTTP/2 or HTTP/1.1 (RFC 7301), which is what it gets without. */
export function listenHttp2(service: Service, options: ListenOptions): Promise<Listener> {
  const { cert, key } = options.certificates
  const http1 = createHttpServer()
  serveHttp1(http1, 'connection', service, { ...options, maximumBodyBytes, idleMs: googleIdleRule.afterMs })
  const streamOptions = { wakeAfter, ...options, maximumBodyBytes, idleRule: googleIdleRule }
  const server = createTlsServer({ cert, key, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
    if (socket.alpnProtocol !== 'h2') {
      http1.emit('connection', socket)
      return
    }
    socket.on('error', () => {})
    awaitFirstRequest(socket, streamOptions, (stream) => {
      const session = performServerHandshake(stream, { settings: { maxConcurrentStreams: 100 } })
      // Without a listener a broken connection would end the process.
      session.on('error', () => {})
      serveSession(session, plainConnection(), service, streamOptions)
    })
  })
  return startListener(server, options)
}
