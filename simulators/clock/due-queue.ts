/** @module What is to be done at an instant, and what of it is due: the earlier first, of one instant in the order of arrival. */

import type { Instant } from './clock.ts'

export class DueQueue<Item> {
  /** The earliest first. */
  readonly #waiting: { readonly item: Item; readonly due: Instant }[] = []

  add(item: Item, due: Instant): void {
    let place = this.#waiting.length
    // Nearly always the last.
    if ((this.#waiting[place - 1]?.due ?? due) > due) place = this.#placeAfter(due)
    this.#waiting.splice(place, 0, { item, due })
  }

  /** Takes everything out that is due at `now`. */
  takeDue(now: Instant): readonly Item[] {
    if (this.#waiting.length === 0) return none
    return this.#waiting.splice(0, this.#placeAfter(now)).map(({ item }) => item)
  }

  /** When the next is due. */
  get next(): Instant | undefined {
    return this.#waiting[0]?.due
  }

  /** Takes out what is unwanted: everything by default. */
  clear(unwanted: (item: Item) => boolean = () => true): void {
    const staying = this.#waiting.filter(({ item }) => !unwanted(item))
    this.#waiting.splice(0, this.#waiting.length, ...staying)
  }

  /** Behind everything that is due at `instant` or earlier. */
  #placeAfter(instant: Instant): number {
    let [from, to] = [0, this.#waiting.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((this.#waiting[middle]?.due ?? 0) <= instant) from = middle + 1
      else to = middle
    }
    return from
  }
}

const none: readonly never[] = []
