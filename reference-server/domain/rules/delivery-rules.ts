/** @module Rules of retries: exponential backoff with jitter. */

import type { Instant } from '../model/primitives.ts'
import type { Random } from '../model/random.ts'

/** FCM requires at least 10 seconds before the first retry, doubled each time; Apple documents no number. */
const firstRetryDelay = 10_000

/** With the jitter still within a minute (contract/README.md, Numbers). */
const longestRetryDelay = 45_000

export const deliveryRules = {
  /** The time of the next try after `tries` tries, not before the requested Retry-After (RFC 9110, 10.2.3). */
  retryAt: (tries: number, retryAfterMs: number, now: Instant): Instant =>
    now + Math.max(retryAfterMs, Math.min(firstRetryDelay * 2 ** (tries - 1), longestRetryDelay)),

  /** An additional random delay, as FCM requires: it spreads the retries after an outage. */
  jitter: (delayMs: number, random: Random): number => random.below(Math.ceil(delayMs / 4)),

  /** Whether a retry at `at` is before the message expires. */
  retryInTime: (at: Instant, endsAt: Instant): boolean => at < endsAt,
}
