/** @module APNs on a socket: HTTP/2 over TLS, and one stream at a time until the client is authenticated. */

import {
  createSecureServer,
  type IncomingHttpHeaders,
  performServerHandshake,
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
  const settings = { maxConcurrentStreams }
  const server = createSecureServer({ cert, key, settings })
  // Without a listener a broken connection would end the process.
  server.on('sessionError', () => {})
  const serve = (session: ServerHttp2Session): void => {
    const connection = streamLimitedConnection(session)
    session.on('stream', (stream, headers, _flags, rawHeaders) => {
      stream.on('error', () => {})
      respond(service, options, connection, stream, headers, repeatedNames(rawHeaders))
        .catch(options.onError)
        .finally(() => {
          if (!stream.writableEnded) stream.destroy()
        })
    })
  }
  server.on('session', serve)
  // A client that asks for no protocol (RFC 7301), as some do, is taken at its word when it speaks HTTP/2.
  server.on('unknownProtocol', (socket) => {
    const session = performServerHandshake(socket, { settings })
    session.on('error', () => {})
    serve(session)
  })
  return startListener(server, options)
}

async function respond(
  service: Service,
  options: ListenOptions,
  connection: Connection,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  repeated: readonly string[],
): Promise<void> {
  const body = await readStream(stream, maximumBodyBytes).catch(() => undefined)
  // The client went away.
  if (body === undefined) return
  const { ':method': method = '', ':path': path = '', ':authority': authority = '' } = headers
  const host = authority.replace(/:\d+$/, '')
  const request = { method, path, host, headers: plainHeaders(headers), repeated, body, connection }
  const answer = await responseOrServerError(service, request, options)
  if (stream.closed || stream.destroyed) return
  stream.respond({ ':status': answer.status, ...answer.headers })
  stream.end(answer.body)
}

/** Of names and values in turn, the names that come more than once. */
function repeatedNames(rawHeaders: readonly string[]): readonly string[] {
  const names = rawHeaders.filter((_, at) => at % 2 === 0)
  return names.filter((name, at) => names.indexOf(name) !== at)
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
