/** @module Who is doing something right now: the windows of one scenario, which may be one person's. */

/** Whoever does more than that in one scenario is a program. */
const deedsOfPeople = 15

export class Crowd {
  #deeds = 0
  /** Whether somebody else has been at it as well since this one began. */
  readonly #disturbed = new Map<object, boolean>()

  /** Lets somebody do something, on a page or past it: whoever is at something at the same moment is disturbed by it. */
  async during<Result>(one: object, deed: () => Promise<Result>): Promise<Result> {
    this.#enter(one)
    try {
      return await deed()
    } finally {
      this.#disturbed.delete(one)
    }
  }

  isProgram(): boolean {
    return this.#deeds > deedsOfPeople
  }

  has(one: object): boolean {
    return this.#disturbed.has(one)
  }

  isDisturbed(one: object): boolean {
    return this.#disturbed.get(one) === true
  }

  #enter(one: object): void {
    this.#deeds++
    for (const other of this.#disturbed.keys()) this.#disturbed.set(other, true)
    this.#disturbed.set(one, this.#disturbed.size > 0)
  }
}
