/** @module The messages of an account, as its API reads and deletes them: by sid at once, and the newest first. */

import type { SmsMessage } from './message.ts'

export class StoredMessages {
  readonly #keep: number
  /** In the order of acceptance; a hole where one was deleted. */
  readonly #all: (SmsMessage | undefined)[] = []
  /** Since the first message: the first of `#all` is number `#first`. */
  readonly #places = new Map<string, number>()
  #first = 0

  /** `keepNewest`: how many are kept at least, as the service itself keeps none for ever. */
  constructor(keepNewest = Number.POSITIVE_INFINITY) {
    this.#keep = keepNewest
  }

  add(message: SmsMessage): void {
    this.#places.set(message.sid, this.#first + this.#all.length)
    this.#all.push(message)
    if (this.#all.length >= 2 * this.#keep) this.#dropOldest(this.#all.length - this.#keep)
  }

  #dropOldest(count: number): void {
    for (const old of this.#all.splice(0, count)) if (old) this.#places.delete(old.sid)
    this.#first += count
  }

  clear(): void {
    this.#dropOldest(this.#all.length)
  }

  find(sid: string): SmsMessage | undefined {
    return this.#all[(this.#places.get(sid) ?? -1) - this.#first]
  }

  delete(sid: string): void {
    const place = this.#places.get(sid)
    // Its place is kept, for a page that begins after it.
    if (place !== undefined) this.#all[place - this.#first] = undefined
  }

  /** From the newest on, or from the one before `sid`. Empty where there is no such message. */
  *newestFirst(sid?: string): Generator<SmsMessage> {
    const start = sid === undefined ? this.#all.length : (this.#places.get(sid) ?? this.#first) - this.#first
    for (let place = start - 1; place >= 0; place--) {
      const message = this.#all[place]
      if (message !== undefined) yield message
    }
  }
}
