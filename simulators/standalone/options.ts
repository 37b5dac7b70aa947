/** @module What the factories of push gateway and SMS carrier have in common. */

import { type Now, VirtualClock } from '../clock/clock.ts'
import { Timeline } from '../clock/timeline.ts'
import { type Random, seededRandom } from '../random.ts'
import type { Certificates } from '../transport/certificates.ts'
import { timeOfMachine } from './wall-time.ts'

/** What push gateway and SMS carrier can both be given. */
export interface StandaloneOptions {
  /** Tokens, ids and the rest of chance follow from it: the same seed gives the same. By default `sls`. */
  readonly seed?: string
  /**
   * For delivery and expiry: time that a test sets. By default that of the machine, by which tokens of clients are dated and
   * checked in any case.
   */
  readonly clock?: VirtualClock
  /** What happened, the oldest first. By default one of its own. */
  readonly timeline?: Timeline
  /** How many of the newest messages and events are kept at least. By default 1,000. */
  readonly keepNewest?: number
  /** False: no sockets, for `mswHandlers` alone. */
  readonly sockets?: false
  /** The address of this machine to listen on. By default 127.0.0.1. */
  readonly host?: string
  /** Those of the sockets. By default they are made once per process, by an authority that is never stored. */
  readonly certificates?: Certificates
  /**
   * Called with what a simulator threw: a mistake of ours, never of the client, which gets status 500. By default it is thrown,
   * so that the test ends with it.
   */
  readonly onError?: (error: unknown) => void
  /** Called with each TLS handshake that a client broke off, as one does that does not trust the authority. */
  readonly onHandshakeError?: (error: Error) => void
}

const defaultKeepNewest = 1_000

/** The parts that both are made of. */
export interface StandaloneParts {
  readonly now: Now
  readonly passes: boolean
  readonly random: Random
  readonly timeline: Timeline
  readonly keepNewest: number
  readonly onError: (error: unknown) => void
}

export function standaloneParts(options: StandaloneOptions): StandaloneParts {
  const { seed = 'sls', clock, keepNewest = defaultKeepNewest, onError = throwApart } = options
  const now = clock instanceof VirtualClock ? clock.now : timeOfMachine
  const { timeline = new Timeline(now, { keepNewest }) } = options
  return { now, passes: clock === undefined, random: seededRandom(seed), timeline, keepNewest, onError }
}

function throwApart(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
