/** @module Time that nobody sets: a scene waits for it, within the budget of the run. */

import {
  type Instant,
  type Now,
  type SceneTime,
  settle as settleAt,
} from '../../../simulators/clock/clock.ts'
import type { RealClockSettings } from '../../config/configuration.ts'
import { NotTried } from '../../ports/errors.ts'

/** The clock of a system without a lab face, and the waits for it. */
export interface RealClock {
  readonly now: Now
  /** How many seconds pass by it in a second. */
  readonly speed: number
  /** Resolves at this instant of the clock, or at once where it is over. */
  waitUntil(instant: Instant): Promise<void>
  /** Resolves when `activity` has not changed for as long as the settings say, in real time. */
  quiet(activity: () => number): Promise<void>
  /** How many milliseconds by the clock are left of the budget. */
  left(): number
  /** Throws `NotTried` where so many milliseconds by the clock are not left of the budget. */
  require(durationMs: number): void
}

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms))

/** While it is quiet, this often is looked whether it still is. */
const looks = 5

/** While a scene waits, its gateways deliver what is due at least this often, in real time. */
const deliveryMs = 250

export function realClock({ settleMs, budgetMinutes, speed, since }: RealClockSettings): RealClock {
  const begin = Date.now()
  const anchor = since === undefined ? begin : Date.parse(since)
  const now = (): Instant => Math.round(anchor + (Date.now() - anchor) * speed)
  const end = begin + budgetMinutes * 60_000
  return {
    now,
    speed,
    async waitUntil(instant) {
      const left = instant - now()
      if (left > 0) await pause(Math.ceil(left / speed))
    },
    async quiet(activity) {
      let seen = activity()
      for (let look = 0; look < looks; look++) {
        await pause(settleMs / looks)
        if (activity() === seen) continue
        seen = activity()
        look = -1
      }
    },
    left: () => (end - Date.now()) * speed,
    require(durationMs) {
      if (Date.now() + durationMs / speed > end)
        throw new NotTried(
          durationMs > 0
            ? `it waits ${Math.ceil(durationMs / 60_000)} min, and less is left of the ${budgetMinutes} min of the run (clock.budgetMinutes)`
            : `the ${budgetMinutes} min of the run are over (clock.budgetMinutes)`,
        )
    },
  }
}

/** The time of one scene by a clock that nobody sets. */
export const realTime = (clock: RealClock): SceneTime => ({
  now: clock.now,
  waitUntil: clock.waitUntil,
  async settle(participants, activity) {
    await settleAt(clock, participants, activity)
  },
  async advanceBy(durationMs, participants, activity) {
    clock.require(durationMs)
    const to = clock.now() + durationMs
    let next = await settleAt(clock, participants, activity)
    while (clock.now() < to) {
      const pauseEnd = Math.min(to, clock.now() + deliveryMs * clock.speed)
      await clock.waitUntil(next !== undefined && next > clock.now() ? Math.min(next, pauseEnd) : pauseEnd)
      next = await settleAt(clock, participants, activity)
    }
  },
})
