/** @module What a test orders to happen to a connection, in place of an answer or beside it: for every service alike. */

import { setTimeout } from 'node:timers/promises'

/**
 * `goaway`: HTTP/2's GOAWAY, with `reason` as APNs gives it (`{"reason":"Shutdown"}`), and the connection ends when what was
 * begun is done; over HTTP/1.1 it just ends. `reset`: the request is broken off. `refused`: so is it, and certainly was not
 * processed (REFUSED_STREAM, RFC 9113, section 8.7). `cut`: the whole connection breaks. `silent`: no answer, and the connection
 * stays. `late`: the answer comes after so many milliseconds of real time.
 */
export type ConnectionFailure = (
  | { readonly connection: 'goaway'; readonly reason?: string }
  | { readonly connection: 'reset' | 'cut' | 'silent' }
  | { readonly connection: 'refused' }
  | { readonly connection: 'late'; readonly delayMs: number }
) & {
  /** The message is accepted and delivered nevertheless, as where the answer is lost; what comes late always is. */
  readonly afterAccepting?: boolean
}

export const isConnectionFailure = (failure: object): failure is ConnectionFailure => 'connection' in failure

/** Whether the service takes the message in spite of the failure. */
export const isAcceptedInSpiteOf = (failure: ConnectionFailure): boolean =>
  failure.connection === 'late' || (failure.connection !== 'refused' && failure.afterAccepting === true)

/** Real time, as clients measure it; keeps no process alive. */
export const realDelay = (ms: number): Promise<void> => setTimeout(ms, undefined, { ref: false })
