/** @module A service on the streams of an HTTP/2 session. */

import type { IncomingHttpHeaders, ServerHttp2Session, ServerHttp2Stream } from 'node:http2'
import { type ListenOptions, plainHeaders, readStream, responseOrServerError } from '../listener.ts'
import type { Connection, Service } from '../service.ts'

export interface StreamOptions extends Pick<ListenOptions, 'clock' | 'onError'> {
  /** The longest body that the service takes, in bytes; it gets one byte more. */
  readonly maximumBodyBytes: number
}

/** Answers every stream of the session. */
export function serveSession(
  session: ServerHttp2Session,
  connection: Connection,
  service: Service,
  options: StreamOptions,
): void {
  session.on('stream', (stream, headers, _flags, rawHeaders) => {
    stream.on('error', () => {})
    respond(service, options, connection, stream, headers, repeatedNames(rawHeaders))
      .catch(options.onError)
      .finally(() => {
        if (!stream.writableEnded) stream.destroy()
      })
  })
}

async function respond(
  service: Service,
  options: StreamOptions,
  connection: Connection,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  repeated: readonly string[],
): Promise<void> {
  const body = await readStream(stream, options.maximumBodyBytes).catch(() => undefined)
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
