/** @module The messages of an account, as its API reads and deletes them: by sid at once, and the newest first. */

import type { SmsMessage } from './message.ts'

export class StoredMessages {
  /** In the order of acceptance; a hole where one was deleted. */
  readonly #all: (SmsMessage | undefined)[] = []
  readonly #places = new Map<string, number>()

  add(message: SmsMessage): void {
    this.#places.set(message.sid, this.#all.length)
    this.#all.push(message)
  }

  find(sid: string): SmsMessage | undefined {
    return this.#all[this.#places.get(sid) ?? -1]
  }

  delete(sid: string): void {
    const place = this.#places.get(sid)
    // Its place is kept, for a page that begins after it.
    if (place !== undefined) this.#all[place] = undefined
  }

  /** From the newest on, or from the one before `sid`. Empty where there is no such message. */
  *newestFirst(sid?: string): Generator<SmsMessage> {
    const start = sid === undefined ? this.#all.length : (this.#places.get(sid) ?? 0)
    for (let place = start - 1; place >= 0; place--) {
      const message = this.#all[place]
      if (message !== undefined) yield message
    }
  }
}
