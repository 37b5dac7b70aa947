/** @module The one clock of a world, and the rule by which virtual time moves. */

/** Milliseconds since the Unix epoch. */
export type Instant = number

/** Reads a clock. Passed to whoever needs the time; nobody asks the machine. */
export type Now = () => Instant

/** Where the virtual time of every world begins: 2026-03-02 09:00:00 UTC, a Monday. */
export const virtualStart: Instant = Date.UTC(2026, 2, 2, 9, 0, 0)

/** A clock that moves only when told to. */
export class VirtualClock {
  #now: Instant

  constructor(start: Instant = virtualStart) {
    this.#now = start
  }

  readonly now: Now = () => this.#now

  /** Moves the clock forward to `to`. Going back is a bug of the caller. */
  moveTo(to: Instant): void {
    if (to < this.#now) throw new RangeError(`the world's clock cannot go back from ${this.#now} to ${to}`)
    this.#now = to
  }
}

/** A clock of somebody's own. It goes as the world's does, and may show another time: somebody has set it. */
export class OffsetClock {
  readonly #world: Now
  #ahead = 0

  constructor(world: Now) {
    this.#world = world
  }

  readonly now: Now = () => this.readingAt(this.#world())

  readingAt(world: Instant): Instant {
    return world + this.#ahead
  }

  /** Sets the clock forward by so many milliseconds, or back where they are negative. */
  adjustBy(durationMs: number): void {
    this.#ahead += durationMs
  }

  /** The world's time at the instant at which this clock will show `shown`. */
  instantOf(shown: Instant): Instant {
    return shown - this.#ahead
  }
}

/** Whoever does work at certain instants: the server under test, a gateway, a carrier, a phone. */
export interface TimeParticipant {
  /** Names the party where somebody has to say who did not come to rest. */
  readonly name: string
  /** Does all work due at or before `now`, waits for what it started, and returns its next due instant. */
  settle(now: Instant): Promise<Instant | undefined>
}

/** More passes than any documented flow needs at one instant; beyond it two parties keep each other busy. */
const maximumPasses = 100

/**
 * Lets every party finish what is due now. One party's work may make work for another, so all are asked again
 * until a whole pass leaves `activity` unchanged. Returns the earliest instant at which anything is due.
 */
export async function settle(
  clock: VirtualClock,
  parties: readonly TimeParticipant[],
  activity: () => number,
): Promise<Instant | undefined> {
  for (let pass = 0; pass < maximumPasses; pass++) {
    const before = activity()
    const due: Instant[] = []
    for (const party of parties) {
      const next = await party.settle(clock.now())
      if (next !== undefined) due.push(next)
    }
    if (activity() === before) return due.length === 0 ? undefined : Math.min(...due)
  }
  throw new Error(
    `the world did not come to rest: ${parties.map((party) => party.name).join(', ')} keep each other busy`,
  )
}

/** Moves the world to `to`, stopping at every instant at which any party has work, so that nothing is jumped over. */
export async function advance(
  clock: VirtualClock,
  parties: readonly TimeParticipant[],
  activity: () => number,
  to: Instant,
): Promise<void> {
  let next = await settle(clock, parties, activity)
  while (clock.now() < to) {
    clock.moveTo(next !== undefined && next > clock.now() ? Math.min(next, to) : to)
    next = await settle(clock, parties, activity)
  }
}
