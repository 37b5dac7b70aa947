/** @module APNs on a socket: HTTP/2 over TLS, and one stream at a time until the client is authenticated. */

import { createSecureServer, performServerHandshake, type ServerHttp2Session } from 'node:http2'
import { wakeAfter } from '../standalone/wall-time.ts'
import { goawayReason, type IdleRule, sendGoaway, serveSession } from './http2/streams.ts'
import { type Http2Listener, type ListenOptions, startListener } from './listener.ts'
import type { Connection, Service } from './service.ts'

/** The longest legal payload, that of VoIP; the listener keeps one byte more. */
const maximumBodyBytes = 5120

/** "APNs allows only one stream until you send a push message with a valid provider token." */
const streamsBefore = 1
const streamsAfter = 1000

/**
 * "APNs may also terminate a connection by sending a GOAWAY frame", whose reason is one of a table that has IdleTimeout. After how
 * long is assumed, as well as that a PING keeps it open.
 */
const idleRule: IdleRule = {
  afterMs: 60 * 60 * 1000,
  goawayData: goawayReason('IdleTimeout'),
  isKeptByPings: true,
}

/** Serves `service`, whatever host name the client asks for. Where it is shared, many streams are allowed from the beginning. */
export async function listenApns(service: Service, options: ListenOptions): Promise<Http2Listener> {
  const { cert, key } = options.certificates
  const maxConcurrentStreams = options.isShared ? streamsAfter : streamsBefore
  const settings = { maxConcurrentStreams }
  const server = createSecureServer({ cert, key, settings })
  // Without a listener a broken connection would end the process.
  server.on('sessionError', () => {})
  const sessions = new Set<ServerHttp2Session>()
  const streamOptions = { wakeAfter, ...options, maximumBodyBytes, idleRule }
  const serve = (session: ServerHttp2Session): void => {
    sessions.add(session)
    session.once('close', () => sessions.delete(session))
    serveSession(session, streamLimitedConnection(session), service, streamOptions)
  }
  server.on('session', serve)
  // A client that asks for no protocol (RFC 7301), as some do, is taken at its word when it speaks HTTP/2.
  server.on('unknownProtocol', (socket) => {
    const session = performServerHandshake(socket, { settings })
    session.on('error', () => {})
    serve(session)
  })
  const listener = await startListener(server, options)
  return {
    ...listener,
    goaway(reason) {
      for (const session of sessions) if (!session.closed) sendGoaway(session, goawayReason(reason))
    },
  }
}

/** Raises the limit of streams at the first valid token. */
function streamLimitedConnection(session: ServerHttp2Session): Connection {
  let isLifted = false
  return {
    authenticated() {
      if (isLifted || session.destroyed) return
      isLifted = true
      session.settings({ maxConcurrentStreams: streamsAfter })
    },
  }
}
