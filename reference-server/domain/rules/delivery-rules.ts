/** @module When a message is sent again that a gateway did not take. */

import type { Instant } from '../model/primitives.ts'
import type { Random } from '../model/random.ts'

/** Google wants 10 seconds at least between the first two tries, and twice as long each time; Apple names no number. */
const firstPause = 10_000

export const deliveryRules = {
  /** When a message is sent again that was sent `tries` times: not before the gateway wants it (RFC 9110, 10.2.3). */
  retryAt: (tries: number, retryAfterMs: number, now: Instant): Instant =>
    now + Math.max(retryAfterMs, firstPause * 2 ** (tries - 1)),

  /** By how much later still, so that those whom one outage stopped do not all come back at once, as Google asks. */
  jitter: (pauseMs: number, random: Random): number => random.below(Math.ceil(pauseMs / 4)),

  /** Whether there is still somebody who waits for it then. */
  retryInTime: (at: Instant, endsAt: Instant): boolean => at < endsAt,
}
