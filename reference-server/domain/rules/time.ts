/** @module The one rule for every edge of time: valid while less than its lifetime has passed; equal is expired. */

import type { Instant } from '../words.ts'

export const within = (since: Instant, lifetime: number, now: Instant): boolean => now - since < lifetime
