/** @module How many journeys are under way and wait neither for time nor for a message: virtual time stands still until there is none. */

export class Activity {
  #busy = 0
  #count = 0
  #quiet: PromiseWithResolvers<void> | undefined

  /** How often anything has begun so far: it has come to rest when the number stays the same. */
  readonly count = (): number => this.#count

  begin(): void {
    this.#busy++
    this.#count++
  }

  end(): void {
    this.#busy--
    if (this.#busy > 0) return
    this.#quiet?.resolve()
    this.#quiet = undefined
  }

  /** Leaves off until the promise resolves. */
  async waitFor<Value>(promise: Promise<Value>): Promise<Value> {
    this.end()
    try {
      return await promise
    } finally {
      this.begin()
    }
  }

  /** Resolves when nothing is under way. */
  async whenQuiet(): Promise<void> {
    if (this.#busy === 0) return
    this.#quiet ??= Promise.withResolvers()
    await this.#quiet.promise
  }
}
