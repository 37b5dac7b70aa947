/** @module APNs on a socket: HTTP/2 over TLS, and one stream at a time until the client is authenticated. */

import {
  createSecureServer,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2'
import {
  type Listener,
  type ListenOptions,
  plainHeaders,
  readStream,
  responseOrServerError,
  startListener,
} from './listener.ts'
import type { Connection, Service } from './service.ts'

/** The longest legal payload, that of VoIP; the listener keeps one byte more. */
const maximumBodyBytes = 5120

/** "APNs allows only one stream until you send a push message with a valid provider token." */
const streamsBefore = 1
const streamsAfter = 1000

/** Serves `service`, whatever host name the client asks for. Where it is shared, many streams are allowed from the beginning. */
export function listenApns(service: Service, options: ListenOptions): Promise<Listener> {
  const { cert, key } = options.certificates
  const maxConcurrentStreams = options.isShared ? streamsAfter : streamsBefore
  const server = createSecureServer({ cert, key, settings: { maxConcurrentStreams } })
  // Without a listener a broken connection would end the process.
  server.on('sessionError', () => {})
  server.on('session', (session) => {
    const connection = streamLimitedConnection(session)
    session.on('stream', (stream, headers) => {
      stream.on('error', () => {})
      respond(service, options, connection, stream, headers)
        .catch(options.onError)
        .finally(() => {
          if (!stream.writableEnded) stream.destroy()
        })
    })
  })
  return startListener(server, options)
}

async function respond(
  service: Service,
  options: ListenOptions,
  connection: Connection,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
): Promise<void> {
  const body = await readStream(stream, maximumBodyBytes).catch(() => undefined)
  // The client went away.
  if (body === undefined) return
  const { ':method': method = '', ':path': path = '' } = headers
  const request = { method, path, headers: plainHeaders(headers), body, connection }
  const answer = await responseOrServerError(service, request, options)
  if (stream.closed || stream.destroyed) return
  stream.respond({ ':status': answer.status, ...answer.headers })
  stream.end(answer.body)
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
