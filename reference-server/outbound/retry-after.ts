/** @module Whether a provider's response means a retry, and after which delay. */

import type { SendResult } from '../domain/model/delivery.ts'
import type { Instant } from '../domain/model/primitives.ts'
import { hours } from '../domain/model/time.ts'

/** No message lives as long as this, so that a longer wait is the same. */
const longestWait = hours(24 * 7)

/** Retry-After (RFC 9110, 10.2.3): seconds or a date. */
function parseRetryAfter(retryAfter: string | null | undefined, now: Instant): number {
  if (!retryAfter) return 0
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isNaN(ms) ? 0 : Math.min(Math.max(0, ms), longestWait)
}

/** All three providers document 429 and 5xx as transient; any other error is permanent. */
export const retryOrFail = (
  status: number,
  retryAfter: string | null | undefined,
  now: Instant,
): SendResult =>
  status === 429 || status >= 500 ? { retryAfterMs: parseRetryAfter(retryAfter, now) } : 'failed'
