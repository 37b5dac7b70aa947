/** @module Numbers by the instant at which each is due, the earliest first: a heap in two typed arrays, twelve bytes an entry. */

const arity = 4

export class TimerHeap {
  #due = new Float64Array(1_024)
  #items = new Uint32Array(1_024)
  #size = 0

  get size(): number {
    return this.#size
  }

  /** When the next is due. */
  get next(): number | undefined {
    return this.#size === 0 ? undefined : this.#due[0]
  }

  /** `item`: a whole number from 0 to 2^32 - 1. Of one instant the order is not that of arrival. */
  add(item: number, due: number): void {
    if (this.#size === this.#due.length) this.#grow()
    let at = this.#size++
    while (at > 0) {
      const parent = Math.floor((at - 1) / arity)
      if (this.#dueAt(parent) <= due) break
      this.#move(parent, at)
      at = parent
    }
    this.#set(at, item, due)
  }

  /** Takes the earliest out; undefined where there is none, or none is due at `now`. */
  takeDue(now: number): number | undefined {
    if (this.#size === 0 || this.#dueAt(0) > now) return undefined
    const item = this.#items[0]
    const last = --this.#size
    if (last > 0) this.#sink(this.#items[last] ?? 0, this.#dueAt(last))
    return item
  }

  #sink(item: number, due: number): void {
    let at = 0
    for (;;) {
      const first = at * arity + 1
      if (first >= this.#size) break
      let least = first
      for (let child = first + 1; child < Math.min(first + arity, this.#size); child++)
        if (this.#dueAt(child) < this.#dueAt(least)) least = child
      if (this.#dueAt(least) >= due) break
      this.#move(least, at)
      at = least
    }
    this.#set(at, item, due)
  }

  #dueAt(at: number): number {
    return this.#due[at] ?? Number.POSITIVE_INFINITY
  }

  #move(from: number, to: number): void {
    this.#set(to, this.#items[from] ?? 0, this.#dueAt(from))
  }

  #set(at: number, item: number, due: number): void {
    this.#items[at] = item
    this.#due[at] = due
  }

  #grow(): void {
    const [due, items] = [new Float64Array(this.#size * 2), new Uint32Array(this.#size * 2)]
    due.set(this.#due)
    items.set(this.#items)
    this.#due = due
    this.#items = items
  }
}
