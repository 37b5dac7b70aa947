/** @module A service on the streams of an HTTP/2 session. */

import {
  constants,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2'
import { isAcceptedInSpiteOf, realDelay } from '../connection-failure.ts'
import { type ListenOptions, plainHeaders, readStream, responseOrServerError } from '../listener.ts'
import type { Connection, Service, ServiceResponse } from '../service.ts'

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
  const state: SessionState = { isSilent: new WeakSet(), lastStream: Number.POSITIVE_INFINITY }
  session.on('stream', (stream, headers, _flags, rawHeaders) => {
    stream.on('error', () => {})
    // What comes behind the last stream of a GOAWAY is not processed (RFC 9113, section 6.8).
    if ((stream.id ?? 0) > state.lastStream) {
      stream.close(constants.NGHTTP2_REFUSED_STREAM)
      return
    }
    respond(service, options, connection, stream, headers, repeatedNames(rawHeaders), session, state)
      .catch(options.onError)
      .finally(() => {
        if (!stream.writableEnded && !state.isSilent.has(stream)) stream.destroy()
      })
  })
}

interface SessionState {
  /** The streams that get no answer, and are not to be ended for that. */
  readonly isSilent: WeakSet<ServerHttp2Stream>
  lastStream: number
}

/** Ends the session when its streams are answered. `lastStream`: the last one that was, or will be, processed. */
export function sendGoaway(
  session: ServerHttp2Session,
  reason: string | undefined,
  lastStream = session.state.lastProcStreamID ?? 0,
): void {
  const data = reason === undefined ? undefined : Buffer.from(JSON.stringify({ reason }))
  session.goaway(constants.NGHTTP2_NO_ERROR, lastStream, data)
  // Closing says so once more, with another last stream unless this one has left already, which clients take for an error.
  setImmediate(() => session.close())
}

async function respond(
  service: Service,
  options: StreamOptions,
  connection: Connection,
  stream: ServerHttp2Stream,
  headers: IncomingHttpHeaders,
  repeated: readonly string[],
  session: ServerHttp2Session,
  state: SessionState,
): Promise<void> {
  const body = await readStream(stream, options.maximumBodyBytes).catch(() => undefined)
  // The client went away.
  if (body === undefined) return
  const { ':method': method = '', ':path': path = '', ':authority': authority = '' } = headers
  const host = authority.replace(/:\d+$/, '')
  const request = { method, path, host, headers: plainHeaders(headers), repeated, body, connection }
  const answer = await responseOrServerError(service, request, options)
  if (stream.closed || stream.destroyed || (await isFailed(answer, stream, session, state))) return
  // Without a body the answer ends with its header fields: aioapns 2.2 takes an empty DATA frame for JSON, and breaks off.
  const endStream = answer.body === ''
  stream.respond({ ':status': answer.status, ...answer.headers }, { endStream })
  if (!endStream) stream.end(answer.body)
}

/** Does what is ordered. False: the answer is to be sent. */
async function isFailed(
  { failure }: ServiceResponse,
  stream: ServerHttp2Stream,
  session: ServerHttp2Session,
  state: SessionState,
): Promise<boolean> {
  const { id = 0 } = stream
  if (failure === undefined) return false
  switch (failure.connection) {
    case 'late':
      await realDelay(failure.delayMs)
      return stream.destroyed
    case 'silent':
      state.isSilent.add(stream)
      return true
    case 'cut':
      session.destroy()
      return true
    case 'reset':
      stream.close(constants.NGHTTP2_INTERNAL_ERROR)
      return true
    case 'refused':
      stream.close(constants.NGHTTP2_REFUSED_STREAM)
      return true
    case 'goaway': {
      const isAccepted = isAcceptedInSpiteOf(failure)
      // Streams of clients have odd numbers: the one before was the last.
      state.lastStream = isAccepted ? id : Math.max(0, id - 2)
      sendGoaway(session, failure.reason, state.lastStream)
      if (isAccepted) return false
      state.isSilent.add(stream)
      setImmediate(() => stream.close(constants.NGHTTP2_REFUSED_STREAM))
      return true
    }
  }
}

const none: readonly string[] = []

/** Of names and values in turn, the names that come more than once. */
function repeatedNames(rawHeaders: readonly string[]): readonly string[] {
  const names = rawHeaders.filter((_, at) => at % 2 === 0)
  return new Set(names).size === names.length ? none : names.filter((name, at) => names.indexOf(name) !== at)
}
