/** @module What happened in a world, in virtual time: the record behind evidence, reports and equality of two runs. */

import type { Instant, Now } from './clock.ts'

/** One thing that happened. `detail` holds what a person would want to see, never a secret of the server. */
export interface TimelineEvent {
  readonly at: Instant
  /** Who did it: `server`, `push gateway`, `SMS carrier`, or the name of a phone. */
  readonly who: string
  /** What was done, in the words of the articles. */
  readonly what: string
  readonly detail?: Readonly<Record<string, string>>
}

/** Collects happenings in the order in which they took place. */
export class Timeline {
  readonly #happenings: TimelineEvent[] = []
  readonly #now: Now

  constructor(now: Now) {
    this.#now = now
  }

  record(who: string, what: string, detail?: Readonly<Record<string, string>>): void {
    this.#happenings.push({ at: this.#now(), who, what, ...(detail && { detail }) })
  }

  get events(): readonly TimelineEvent[] {
    return this.#happenings
  }

  /** How much has happened: the measure by which the world knows that it has come to rest. */
  readonly length = (): number => this.#happenings.length
}
