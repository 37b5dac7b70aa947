/** @module The events of a scenario in virtual time: for evidence, reports, and the comparison of two runs. */

import { appendNewest } from '../newest.ts'
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

export interface TimelineOptions {
  /** How many of the newest events are kept at least; all by default. */
  readonly keepNewest?: number | undefined
  /** Called with each event, before `record` returns. */
  readonly onEvent?: ((event: TimelineEvent) => void) | undefined
}

/** Collects events in the order in which they happen. */
export class Timeline {
  readonly #events: TimelineEvent[] = []
  readonly #now: Now
  readonly #keep: number
  readonly #onEvent: TimelineOptions['onEvent']
  #length = 0

  constructor(now: Now, { keepNewest = Number.POSITIVE_INFINITY, onEvent }: TimelineOptions = {}) {
    this.#now = now
    this.#keep = keepNewest
    this.#onEvent = onEvent
  }

  record(who: string, what: string, detail?: Readonly<Record<string, string>>): void {
    const event = { at: this.#now(), who, what, ...(detail && { detail }) }
    this.#length++
    appendNewest(this.#events, event, this.#keep)
    this.#onEvent?.(event)
  }

  get events(): readonly TimelineEvent[] {
    return this.#events
  }

  /** The number of events, of those that are kept no longer too: participants have quiesced when it stays the same. */
  readonly length = (): number => this.#length
}
