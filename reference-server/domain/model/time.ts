/**
 * @module Durations in milliseconds, and the one rule for every time limit: valid while less than the lifetime has
 * passed; at exactly the lifetime it has expired.
 */

import type { Instant } from './primitives.ts'

export const seconds = (count: number): number => count * 1_000

export const minutes = (count: number): number => seconds(count * 60)

export const hours = (count: number): number => minutes(count * 60)

/** Milliseconds of validity that remain: 0 or less where it has expired, or never began. */
export const remaining = (since: Instant | undefined, lifetime: number, now: Instant): number =>
  since === undefined ? 0 : since + lifetime - now

/** Whether less than `lifetime` milliseconds have passed since `since`. */
export const within = (since: Instant, lifetime: number, now: Instant): boolean => now - since < lifetime
