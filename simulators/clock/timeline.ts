/** @module The events of a scenario in virtual time: for evidence, reports, and the comparison of two runs. */

import type { Instant, Now } from './clock.ts'

/** One event. `detail` helps a reader, and holds no secret of the server. */
export interface TimelineEvent {
  readonly at: Instant
  /** The actor: `server`, `push gateway`, `SMS carrier`, or the name of a phone. */
  readonly who: string
  /** The action, in the words of the articles. */
  readonly what: string
  readonly detail?: Readonly<Record<string, string>>
}

/** Collects events in the order in which they happen. */
export class Timeline {
  readonly #events: TimelineEvent[] = []
  readonly #now: Now

  constructor(now: Now) {
    this.#now = now
  }

  record(who: string, what: string, detail?: Readonly<Record<string, string>>): void {
    this.#events.push({ at: this.#now(), who, what, ...(detail && { detail }) })
  }

  get events(): readonly TimelineEvent[] {
    return this.#events
  }

  /** The number of events: participants have quiesced when it stays the same. */
  readonly length = (): number => this.#events.length
}
