/**
 * @module Durations in milliseconds, and the rule of all time limits: valid while less than the lifetime has passed,
 * expired at exactly the lifetime.
 */

import type { Instant } from './primitives.ts'

export const seconds = (count: number): number => count * 1_000

export const minutes = (count: number): number => seconds(count * 60)

export const hours = (count: number): number => minutes(count * 60)

/** Remaining milliseconds; 0 or less after expiry, 0 without a start. */
export const remaining = (since: Instant | undefined, lifetime: number, now: Instant): number =>
  since === undefined ? 0 : since + lifetime - now

/** Whether less than `lifetime` milliseconds have passed since `since`. */
export const within = (since: Instant, lifetime: number, now: Instant): boolean => now - since < lifetime
