/** @module The server's clock. It has no timers: time is compared when somebody asks. */

import type { Instant } from './domain/words.ts'

export interface Clock {
  now(): Instant
  /** Sets the clock for the lab; false where that is not ours to do. */
  moveTo(to: Instant): boolean
  /** Starts again at another instant, which may be earlier. */
  restart(at: Instant): boolean
}

/** Follows somebody else's clock: the lab may only name the instant that it shows anyway. */
export const followingClock = (now: () => Instant): Clock => ({
  now,
  moveTo: (to) => to === now(),
  restart: (at) => at === now(),
})

/** A clock of our own that only the lab moves, and never back. */
export function labClock(start: Instant): Clock {
  let current = start
  return {
    now: () => current,
    moveTo(to) {
      if (to < current) return false
      current = to
      return true
    },
    restart(at) {
      current = at
      return true
    },
  }
}
