/**
 * @module The server's time. It has no timers: limits are compared with `now()` when a request comes. The clock of a
 * machine can be set back, by people or by NTP; what has expired must not become valid again then, and nothing may last
 * longer. So the server continues from the latest time it has known, at the rate at which time passes, until the clock
 * of the machine has caught up.
 */

import type { Instant } from '../domain/model/primitives.ts'

export interface Clock {
  /** The server's time, which never goes back. */
  now(): Instant
  /** What the clock of the machine shows. */
  machineTime(): Instant
  /** Continues from `at` at the earliest: the time known before the server was started again. */
  resume(at: Instant): void
  /** Sets the clock of the machine, for the lab; false where it cannot be set. */
  moveTo(to: Instant): boolean
  /** Starts again at another instant, which may be earlier; false where the clock cannot be set. */
  reset(at: Instant): boolean
}

type MachineClock = Pick<Clock, 'machineTime' | 'moveTo' | 'reset'>

/** Milliseconds from any starting point, by a monotonic clock: unaffected by setting the clock of the machine. */
export type Elapsed = () => number

/** The sum of all forward movements of a clock: the best estimate where no monotonic clock is at hand. */
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

/** Follows a clock that the server cannot set: the lab may only name the instant that it shows anyway. */
export const externalClock = (
  machineTime: () => Instant,
  elapsed: Elapsed = forwardElapsed(machineTime),
): Clock =>
  monotonicClock(
    { machineTime, moveTo: (to) => to === machineTime(), reset: (at) => at === machineTime() },
    elapsed,
  )

/** A clock that only the lab moves. */
export function labClock(start: Instant): Clock {
  let current = start
  const machineTime = () => current
  const set = (at: Instant): boolean => {
    current = at
    return true
  }
  return monotonicClock({ machineTime, moveTo: set, reset: set }, forwardElapsed(machineTime))
}
