/** @module A service on the streams of an HTTP/2 session. */

import {
  constants,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2'
import { type ConnectionFailure, isAcceptedInSpiteOf, realDelay } from '../connection-failure.ts'
import { IdleConnection, type WakeAfter } from '../idle-connection.ts'
import { type ListenOptions, plainHeaders, readStream, responseOrServerError } from '../listener.ts'
import type { Connection, Service } from '../service.ts'

/** When and how a service ends a connection on which nothing happens. */
export interface IdleRule {
  readonly afterMs: number
  /** The "additional debug data" of the GOAWAY frame (RFC 9113, section 6.8). */
  readonly goawayData: string
  /** Whether a PING counts as a sign of use. */
  readonly isKeptByPings: boolean
}

export interface StreamOptions extends Pick<ListenOptions, 'clock' | 'onError'> {
  /** The longest body that the service takes, in bytes; it gets one byte more. */
  readonly maximumBodyBytes: number
  readonly wakeAfter: WakeAfter
  readonly idleRule: IdleRule
}

/** Answers every stream of the session, and ends it when it is idle. */
export function serveSession(
  session: ServerHttp2Session,
  connection: Connection,
  service: Service,
  options: StreamOptions,
): void {
  const served = new ServedSession(session, connection, service, options)
  session.on('stream', (stream, headers, _flags, rawHeaders) => served.take(stream, headers, rawHeaders))
}

/** What stands in a GOAWAY frame of APNs. */
export const goawayReason = (reason: string): string => JSON.stringify({ reason })

/** Ends the session when its streams are answered. `lastStream`: the last one that was, or will be, processed. */
export function sendGoaway(
  session: ServerHttp2Session,
  data: string | undefined,
  lastStream = session.state.lastProcStreamID ?? 0,
): void {
  session.goaway(constants.NGHTTP2_NO_ERROR, lastStream, data === undefined ? undefined : Buffer.from(data))
  // Closing says so once more, with another last stream unless this one has left already, which clients take for an error.
  setImmediate(() => session.close())
}

class ServedSession {
  readonly #session: ServerHttp2Session
  readonly #connection: Connection
  readonly #service: Service
  readonly #options: StreamOptions
  readonly #idle: IdleConnection
  /** The streams that get no answer, and are not to be ended for that. */
  readonly #isSilent = new WeakSet<ServerHttp2Stream>()
  #lastStream = Number.POSITIVE_INFINITY

  constructor(session: ServerHttp2Session, connection: Connection, service: Service, options: StreamOptions) {
    this.#session = session
    this.#connection = connection
    this.#service = service
    this.#options = options
    const { idleRule, wakeAfter } = options
    const idle = new IdleConnection(idleRule.afterMs, wakeAfter, () => this.#endIdle())
    session.once('close', () => idle.closed())
    if (idleRule.isKeptByPings) session.on('ping', () => idle.touched())
    this.#idle = idle
  }

  take(stream: ServerHttp2Stream, headers: IncomingHttpHeaders, rawHeaders: readonly string[]): void {
    stream.on('error', () => {})
    // What comes behind the last stream of a GOAWAY is not processed (RFC 9113, section 6.8).
    if ((stream.id ?? 0) > this.#lastStream) {
      stream.close(constants.NGHTTP2_REFUSED_STREAM)
      return
    }
    this.#idle.touched()
    this.#respond(stream, headers, rawHeaders)
      .catch(this.#options.onError)
      .finally(() => {
        if (!stream.writableEnded && !this.#isSilent.has(stream)) stream.destroy()
      })
  }

  /** Nothing is being answered: streams that are open have not come whole, or were never to be answered. */
  #endIdle(): void {
    sendGoaway(this.#session, this.#options.idleRule.goawayData)
    setImmediate(() => this.#session.destroy())
  }

  async #respond(
    stream: ServerHttp2Stream,
    headers: IncomingHttpHeaders,
    rawHeaders: readonly string[],
  ): Promise<void> {
    const body = await readStream(stream, this.#options.maximumBodyBytes).catch(() => undefined)
    // The client went away.
    if (body === undefined) return
    this.#idle.began()
    try {
      const { ':method': method = '', ':path': path = '', ':authority': authority = '' } = headers
      const host = authority.replace(/:\d+$/, '')
      const repeated = repeatedNames(rawHeaders)
      const connection = this.#connection
      const request = { method, path, host, headers: plainHeaders(headers), repeated, body, connection }
      const answer = await responseOrServerError(this.#service, request, this.#options)
      if (stream.closed || stream.destroyed) return
      if (answer.failure !== undefined && (await this.#isFailed(answer.failure, stream))) return
      // Without a body the answer ends with its header fields: aioapns 2.2 takes an empty DATA frame for JSON, and breaks off.
      const endStream = answer.body === ''
      stream.respond({ ':status': answer.status, ...answer.headers }, { endStream })
      if (!endStream) stream.end(answer.body)
    } finally {
      this.#idle.finished()
    }
  }

  /** Does what is ordered. False: the answer is to be sent. */
  async #isFailed(failure: ConnectionFailure, stream: ServerHttp2Stream): Promise<boolean> {
    const { id = 0 } = stream
    switch (failure.connection) {
      case 'late':
        await realDelay(failure.delayMs)
        return stream.destroyed
      case 'silent':
        this.#isSilent.add(stream)
        return true
      case 'cut':
        this.#session.destroy()
        return true
      case 'reset':
        stream.close(constants.NGHTTP2_INTERNAL_ERROR)
        return true
      case 'refused':
        stream.close(constants.NGHTTP2_REFUSED_STREAM)
        return true
      case 'goaway': {
        const isAccepted = isAcceptedInSpiteOf(failure)
        const { reason } = failure
        // Streams of clients have odd numbers: the one before was the last.
        this.#lastStream = isAccepted ? id : Math.max(0, id - 2)
        sendGoaway(this.#session, reason === undefined ? undefined : goawayReason(reason), this.#lastStream)
        if (isAccepted) return false
        this.#isSilent.add(stream)
        setImmediate(() => stream.close(constants.NGHTTP2_REFUSED_STREAM))
        return true
      }
    }
  }
}

const none: readonly string[] = []

/** Of names and values in turn, the names that come more than once. */
function repeatedNames(rawHeaders: readonly string[]): readonly string[] {
  const names = rawHeaders.filter((_, at) => at % 2 === 0)
  return new Set(names).size === names.length ? none : names.filter((name, at) => names.indexOf(name) !== at)
}
