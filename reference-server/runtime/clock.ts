/**
 * @module The server's time. It has no timers: time is compared when somebody asks. Clocks of machines are set back, by
 * people and by NTP; what is over must not begin again then, and nothing may last longer for it. So the server goes on
 * from the latest time that it has known, as time passes, until the clock of the machine has caught up.
 */

import type { Instant } from '../domain/model/primitives.ts'

export interface Clock {
  /** The server's time, which never goes back. */
  now(): Instant
  /** What the clock of the machine shows. */
  shown(): Instant
  /** It has been this late already, before the server was started again. */
  resume(at: Instant): void
  /** Sets the clock of the machine for the lab; false where that is not ours to do. */
  moveTo(to: Instant): boolean
  /** Starts again at another instant, which may be earlier. */
  restart(at: Instant): boolean
}

type MachineClock = Pick<Clock, 'shown' | 'moveTo' | 'restart'>

/** Whole milliseconds since whenever, which pass whatever a clock is set to. */
export type Elapsed = () => number

/** How far a clock has gone forward: all that can be known where nothing but this clock tells the time. */
function wayForward(shown: () => Instant): Elapsed {
  let last = shown()
  let passed = 0
  return () => {
    const at = shown()
    passed += Math.max(0, at - last)
    last = at
    return passed
  }
}

function steady(machine: MachineClock, elapsed: Elapsed): Clock {
  let latest = machine.shown()
  let counted = elapsed()
  const now = (): Instant => {
    const passed = elapsed() - counted
    counted += passed
    latest = Math.max(machine.shown(), latest + passed)
    return latest
  }
  return {
    now,
    shown: machine.shown,
    resume(at) {
      latest = Math.max(now(), at)
    },
    moveTo(to) {
      now()
      const moved = machine.moveTo(to)
      now()
      return moved
    },
    restart(at) {
      if (!machine.restart(at)) return false
      counted = elapsed()
      latest = at
      return true
    },
  }
}

/** Follows somebody else's clock: the lab may only name the instant that it shows anyway. */
export const followingClock = (shown: () => Instant, elapsed: Elapsed = wayForward(shown)): Clock =>
  steady({ shown, moveTo: (to) => to === shown(), restart: (at) => at === shown() }, elapsed)

/** A clock of our own that only the lab moves. */
export function labClock(start: Instant): Clock {
  let current = start
  const shown = () => current
  const set = (at: Instant): boolean => {
    current = at
    return true
  }
  return steady({ shown, moveTo: set, restart: set }, wayForward(shown))
}
