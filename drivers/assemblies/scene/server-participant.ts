/** @module The server under test as a time participant. */

import type { Instant, TimeParticipant } from '../../../simulators/clock/clock.ts'
import type { Fetch } from '../../http/client.ts'
import { withTimeLimit } from '../../ports/time-limit.ts'
import { mismatchError } from '../../ports/verify.ts'
import { NamedWork } from './named-work.ts'

export interface ServerParticipant {
  /** Passes requests on, and marks the server busy. */
  readonly fetch: Fetch
  /** Advances the server only where it may have work due. */
  readonly participant: (advance: (to: Instant) => Promise<Instant | undefined>) => TimeParticipant
  /** A server whose clock nobody sets: after it was busy, `quiet` resolves when nothing more comes. */
  readonly listening: (quiet: () => Promise<void>) => TimeParticipant
  /** To be called after anything but a request that may cause work: a restart, or a changed clock. */
  markBusy(): void
  /** To be called when a step begins: how much work a server may name is counted for each. */
  beginStep(): void
}

/**
 * A server without timers works only on requests and when virtual time advances. Without either since it last quiesced,
 * it is not advanced again.
 */
export function serverParticipant(fetch: Fetch): ServerParticipant {
  let isBusy = true
  const work = new NamedWork()
  let quiesced: { readonly at: Instant; readonly next: Instant | undefined } | undefined

  return {
    fetch(url, request) {
      isBusy = true
      return fetch(url, request)
    },
    participant: (advance) => ({
      name: 'server',
      async settle(now) {
        if (quiesced?.at === now && !isBusy) return quiesced.next
        if (quiesced?.next === now) work.count(now)
        const next = await advance(now)
        isBusy = false
        quiesced = { at: now, next }
        return next
      },
    }),
    listening: (quiet) => ({
      name: 'server',
      async settle() {
        if (!isBusy) return undefined
        await quiet()
        isBusy = false
        return undefined
      },
    }),
    markBusy() {
      isBusy = true
    },
    beginStep: () => work.beginStep(),
  }
}

/** Quiesces a server in this process. An error or a hang gives the same verdict as over the lab face. */
export const quiesceInProcess = (settle: () => Promise<Instant | undefined>, timeLimitMs: number) => () =>
  withTimeLimit(
    timeLimitMs,
    'the server to finish the work that was due',
    settle().catch((error: unknown) => {
      throw mismatchError({ expected: 'the server to finish what was due', observed: String(error) })
    }),
  )
