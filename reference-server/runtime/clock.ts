/**
 * @module The server's clock. There are no timers: limits are compared with `now()` on each request. The machine's clock
 * can be set back, manually or by NTP; nothing expired may become valid again, and no lifetime may become longer. So the
 * server's time continues from its latest value at the monotonic rate until the machine's clock has caught up.
 */

import type { Instant } from '../domain/model/primitives.ts'

export interface Clock {
  /** The server's time; it never decreases. */
  now(): Instant
  /** The time of the machine's clock. */
  machineTime(): Instant
  /** Continues from `at` at the earliest: the latest time before a restart. */
  resume(at: Instant): void
  /** Sets the machine's clock, for the lab; false if it cannot be set. */
  moveTo(to: Instant): boolean
  /** Restarts at another instant, which may be earlier; false if the clock cannot be set. */
  reset(at: Instant): boolean
}

type MachineClock = Pick<Clock, 'machineTime' | 'moveTo' | 'reset'>

/** Milliseconds of a monotonic clock, from any origin: unaffected by setting the machine's clock. */
export type Elapsed = () => number

/** The sum of all forward movements of a clock, where no monotonic clock is available. */
function forwardElapsed(machineTime: () => Instant): Elapsed {
  let last = machineTime()
  let elapsed = 0
  return () => {
    const at = machineTime()
    elapsed += Math.max(0, at - last)
    last = at
    return elapsed
  }
}

function monotonicClock(machine: MachineClock, elapsed: Elapsed): Clock {
  let latest = machine.machineTime()
  let counted = elapsed()
  const now = (): Instant => {
    const passed = elapsed() - counted
    counted += passed
    latest = Math.max(machine.machineTime(), latest + passed)
    return latest
  }
  return {
    now,
    machineTime: machine.machineTime,
    resume(at) {
      latest = Math.max(now(), at)
    },
    moveTo(to) {
      now()
      const moved = machine.moveTo(to)
      now()
      return moved
    },
    reset(at) {
      if (!machine.reset(at)) return false
      counted = elapsed()
      latest = at
      return true
    },
  }
}

/** Follows a clock that the server cannot set: the lab may only name its current time. */
export const externalClock = (
  machineTime: () => Instant,
  elapsed: Elapsed = forwardElapsed(machineTime),
): Clock =>
  monotonicClock(
    { machineTime, moveTo: (to) => to === machineTime(), reset: (at) => at === machineTime() },
    elapsed,
  )

/** A clock that only the lab sets. */
export function labClock(start: Instant): Clock {
  let current = start
  const machineTime = () => current
  const set = (at: Instant): boolean => {
    current = at
    return true
  }
  const clock = monotonicClock({ machineTime, moveTo: set, reset: set }, forwardElapsed(machineTime))
  return {
    ...clock,
    // It stood still while there was no server: the way from the start of the new one to there is no time that has passed.
    resume: (at) => void clock.reset(Math.max(clock.now(), at)),
  }
}
