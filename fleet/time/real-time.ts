/**
 * @module Real time for a fleet: one timer of the machine for all that anybody waits for. Timers of Node count whole milliseconds, so
 * that somebody may begin up to one late, and counts from the intended time all the same.
 */

import { setImmediate } from 'node:timers/promises'
import type { Now } from '../../simulators/clock/clock.ts'
import { Timers } from './timers.ts'

/** The time of day in milliseconds with fractions, which nobody sets back while the fleet is under way. */
export function steadyClock(): Now {
  const begin = Date.now() - performance.now()
  return () => begin + performance.now()
}

export interface RealTimers {
  readonly timers: Timers
  /** Calls back what is due, until `isOver` says so when it is asked, which is at least every 100 ms. */
  run(isOver: () => boolean): Promise<void>
}

export function realTimers(now: Now = steadyClock()): RealTimers {
  let wake: (() => void) | undefined
  const timers = new Timers(now, () => wake?.())
  const pauseUntil = (instant: number): Promise<void> =>
    new Promise((resume) => {
      const timer = setTimeout(resume, Math.max(1, instant - now()))
      wake = () => {
        clearTimeout(timer)
        resume()
      }
    })
  return {
    timers,
    async run(isOver) {
      while (!isOver()) {
        timers.fireDue()
        const due = Math.min(timers.next ?? Number.POSITIVE_INFINITY, now() + 100)
        if (due > now()) await pauseUntil(due)
        else await setImmediate()
        wake = undefined
      }
    },
  }
}
