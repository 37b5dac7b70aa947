/** @module What arrived on the phones, in the order of arrival, for whoever waits for the next code. */

import { codeIn, hasCode } from '../../drivers/ports/text-messages.ts'
import { appendNewest } from '../../simulators/newest.ts'

export interface Arrival {
  /** Counts up with every arrival. */
  readonly number: number
  /** Milliseconds since the Unix epoch. */
  readonly at: number
  readonly service: 'push' | 'sms'
  /** The name of the phone, and the number that a text message was sent to. */
  readonly phone: string
  readonly to?: string | undefined
  readonly text: string
  /** The one-time code in the text. */
  readonly code?: string | undefined
}

export class Inbox {
  readonly #keep: number
  /** Codes are looked for when somebody asks: most messages are read by nobody. */
  readonly #arrivals: Omit<Arrival, 'code'>[] = []
  readonly #waiting = new Set<() => void>()
  #count = 0

  /** `keep`: how many of the newest arrivals are kept at least. */
  constructor(keep: number) {
    this.#keep = keep
  }

  add(arrival: Omit<Arrival, 'number' | 'code'>): void {
    this.#count++
    appendNewest(this.#arrivals, { number: this.#count, ...arrival }, this.#keep)
    for (const look of [...this.#waiting]) look()
  }

  /** The number of the newest arrival. */
  get count(): number {
    return this.#count
  }

  clear(): void {
    this.#arrivals.length = 0
  }

  /** The oldest arrival after number `after` at this phone or number, where there is one. */
  find(to: string, after: number): Arrival | undefined {
    const found = this.#arrivals.find((one) => one.number > after && (one.phone === to || one.to === to))
    return found && { ...found, code: oneTimeCode(found.text) }
  }

  /** The same, or the first that comes before `gaveUp` resolves. */
  async next(to: string, after: number, gaveUp: Promise<void>): Promise<Arrival | undefined> {
    const here = this.find(to, after)
    if (here) return here
    const { promise, resolve } = Promise.withResolvers<Arrival | undefined>()
    const look = (): void => {
      const found = this.find(to, after)
      if (found) resolve(found)
    }
    this.#waiting.add(look)
    try {
      return await Promise.race([promise, gaveUp.then(() => undefined)])
    } finally {
      this.#waiting.delete(look)
    }
  }
}

/** Read as the people of the scenarios read it; undefined where nothing looks like a code. */
export const oneTimeCode = (text: string): string | undefined => (hasCode(text) ? codeIn([text]) : undefined)
