/** @module The one rule for every edge of time: valid while less than its lifetime has passed; equal is expired. */

import type { Instant } from '../words.ts'

/** Milliseconds for which it is still valid: 0 or less where it is not, or never was. */
export const left = (since: Instant | undefined, lifetime: number, now: Instant): number =>
  since === undefined ? 0 : since + lifetime - now

export const within = (since: Instant, lifetime: number, now: Instant): boolean => now - since < lifetime
