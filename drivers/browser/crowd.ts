/** @module Who is doing something on a page right now: the windows of one scenario, which may be one person's. */
export class Crowd {
  /** Whether somebody else has been at it as well since this one began. */
  readonly #disturbed = new Map<object, boolean>()

  enter(one: object): void {
    for (const other of this.#disturbed.keys()) this.#disturbed.set(other, true)
    this.#disturbed.set(one, this.#disturbed.size > 0)
  }

  leave(one: object): void {
    this.#disturbed.delete(one)
  }

  has(one: object): boolean {
    return this.#disturbed.has(one)
  }

  isDisturbed(one: object): boolean {
    return this.#disturbed.get(one) === true
  }
}
