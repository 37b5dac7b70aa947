/** @module The virtual clock of a scenario, and how participants do their due work while it advances. */

/** Milliseconds since the Unix epoch. */
export type Instant = number

/** Reads a clock. It is passed in: nothing here reads the clock of the machine. */
export type Now = () => Instant

/** The start of virtual time in every scenario: 2026-03-02 09:00:00 UTC, a Monday. */
export const virtualStart: Instant = Date.UTC(2026, 2, 2, 9, 0, 0)

/** A clock that advances only on request. */
export class VirtualClock {
  #now: Instant

  constructor(start: Instant = virtualStart) {
    this.#now = start
  }

  readonly now: Now = () => this.#now

  /** Advances the clock to `to`; a `RangeError` where that is in its past. */
  moveTo(to: Instant): void {
    if (to < this.#now) throw new RangeError(`the virtual clock cannot go back from ${this.#now} to ${to}`)
    this.#now = to
  }
}

/** A clock that runs with the virtual clock at an offset, such as that of a machine whose clock was set. */
export class OffsetClock {
  readonly #reference: Now
  #offsetMs = 0

  constructor(reference: Now) {
    this.#reference = reference
  }

  readonly now: Now = () => this.readingAt(this.#reference())

  /** What it shows at an instant of the virtual clock. */
  readingAt(instant: Instant): Instant {
    return instant + this.#offsetMs
  }

  /** Sets it forward by so many milliseconds, or back where they are negative. */
  adjustBy(durationMs: number): void {
    this.#offsetMs += durationMs
  }

  /** The instant of the virtual clock at which it shows `reading`. */
  instantOf(reading: Instant): Instant {
    return reading - this.#offsetMs
  }
}

/** Does work at certain instants: the server under test, the push gateway, the SMS carrier. */
export interface TimeParticipant {
  /** For errors about participants that do not quiesce. */
  readonly name: string
  /** Does all work due at or before `now`, waits for what it started, and resolves to its next due instant, if any. */
  settle(now: Instant): Promise<Instant | undefined>
}

/** More passes than any flow of the articles needs at one instant. */
const maximumPasses = 100

/**
 * Quiesces: lets every participant finish what is due now. The work of one may make work for another, so passes repeat
 * until one leaves `activity` unchanged. Resolves to the earliest instant at which anything is due, and rejects where
 * the participants do not quiesce.
 */
export async function settle(
  clock: Pick<VirtualClock, 'now'>,
  participants: readonly TimeParticipant[],
  activity: () => number,
): Promise<Instant | undefined> {
  for (let pass = 0; pass < maximumPasses; pass++) {
    const before = activity()
    const due: Instant[] = []
    for (const participant of participants) {
      const next = await participant.settle(clock.now())
      if (next !== undefined) due.push(next)
    }
    if (activity() === before) return due.length === 0 ? undefined : Math.min(...due)
  }
  throw new Error(
    `${participants.map(({ name }) => name).join(', ')} did not quiesce: after ${maximumPasses} passes at ` +
      `${new Date(clock.now()).toISOString()} each pass still records new events. Two of them give each other work ` +
      'without end: the last events of the timeline name them.',
  )
}

/** Advances virtual time to `to`, and stops at every instant at which a participant has work due. */
export async function advance(
  clock: VirtualClock,
  participants: readonly TimeParticipant[],
  activity: () => number,
  to: Instant,
): Promise<void> {
  let next = await settle(clock, participants, activity)
  while (clock.now() < to) {
    clock.moveTo(next !== undefined && next > clock.now() ? Math.min(next, to) : to)
    next = await settle(clock, participants, activity)
  }
}

/** How time passes in a scene. */
export interface SceneTime {
  readonly now: Now
  /** Resolves at this instant, or at once where it is over. */
  waitUntil(instant: Instant): Promise<void>
  /** Lets every participant finish what is due now. */
  settle(participants: readonly TimeParticipant[], activity: () => number): Promise<void>
  /** Lets so many milliseconds pass, and every participant do its work meanwhile. */
  advanceBy(
    durationMs: number,
    participants: readonly TimeParticipant[],
    activity: () => number,
  ): Promise<void>
}

/** Time that passes on request alone. */
export const virtualTime = (clock: VirtualClock): SceneTime => ({
  now: clock.now,
  async waitUntil(instant) {
    if (instant > clock.now()) clock.moveTo(instant)
  },
  async settle(participants, activity) {
    await settle(clock, participants, activity)
  },
  advanceBy: (durationMs, participants, activity) =>
    advance(clock, participants, activity, clock.now() + durationMs),
})
