import type { SendResult } from '../domain/model/delivery.ts'
import type { Instant } from '../domain/model/primitives.ts'

/** Retry-After (RFC 9110, 10.2.3): seconds, or a date. */
function requestedDelayMs(retryAfter: string | null | undefined, now: Instant): number {
  if (!retryAfter) return 0
  const ms = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now
  return Number.isNaN(ms) ? 0 : Math.max(0, ms)
}

/** Too many requests, or the provider's own trouble: all three providers take the same message later. Else it has failed. */
export const retryOrFail = (
  status: number,
  retryAfter: string | null | undefined,
  now: Instant,
): SendResult =>
  status === 429 || status >= 500 ? { retryAfterMs: requestedDelayMs(retryAfter, now) } : 'failed'
