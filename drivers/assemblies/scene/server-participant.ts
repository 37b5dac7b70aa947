/** @module The server under test as one of those who have to come to rest. */

import type { Instant, TimeParticipant } from '../../../simulators/clock/clock.ts'
import type { Fetch } from '../../http/client.ts'
import { withTimeLimit } from '../../ports/time-limit.ts'
import { mismatch } from '../../ports/verify.ts'

export interface ServerParticipant {
  /** Passes every request on, and takes note that there was one. */
  readonly fetch: Fetch
  /** Asks the server to finish what is due, where anything can be due. */
  readonly participant: (advance: (to: Instant) => Promise<Instant | undefined>) => TimeParticipant
  /** Somebody else than a request gave the server work: it was started again. */
  markBusy(): void
}

/**
 * A server without timers works when it is asked something, or when its time has come. As long as neither has happened
 * since it last came to rest, it is at rest.
 */
export function serverParticipant(fetch: Fetch): ServerParticipant {
  let disturbed = true
  let rest: { readonly at: Instant; readonly next: Instant | undefined } | undefined

  return {
    fetch(url, asked) {
      disturbed = true
      return fetch(url, asked)
    },
    participant: (advance) => ({
      name: 'server',
      async settle(now) {
        if (rest?.at === now && !disturbed) return rest.next
        const next = await advance(now)
        disturbed = false
        rest = { at: now, next }
        return next
      },
    }),
    markBusy() {
      disturbed = true
    },
  }
}

/** A server in this process comes to rest; one that breaks or hangs at it is found out as it would be at its lab face. */
export const quiesceInProcess = (settle: () => Promise<Instant | undefined>, patienceMs: number) => () =>
  withTimeLimit(
    patienceMs,
    'the server to come to rest',
    settle().catch((error: unknown) => {
      throw mismatch({ expected: 'the server to finish what was due', observed: String(error) })
    }),
  )
