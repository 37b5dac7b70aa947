/** @module How a simulated network delivers messages to phones, as set by a test. */

/** Deliver a message, lose it, deliver it twice, or delay it. */
export type DeliveryMode = 'normal' | 'drop' | 'duplicate' | { readonly delayMs: number }

/** Delivery modes by target. A mode for one target precedes the one for all, a mode for one message a lasting one. */
export class DeliveryPlan<Target, How = DeliveryMode> {
  readonly #byTarget = new Map<Target, How>()
  readonly #next: { readonly how: How; readonly to: Target | undefined }[] = []
  readonly #usual: How
  #forAll: How

  constructor(forAll: How) {
    this.#usual = forAll
    this.#forAll = forAll
  }

  /** Back to the beginning: the mode of all, and none for one target or one message. */
  clear(): void {
    this.#byTarget.clear()
    this.#next.length = 0
    this.#forAll = this.#usual
  }

  /** What was ordered and is still to come: for one message each, in their order, and what lasts. */
  planned(): Readonly<Record<'next' | 'lasting', readonly { how: How; to: Target | undefined }[]>> {
    const forAll = this.#forAll === this.#usual ? [] : [{ how: this.#forAll, to: undefined }]
    return {
      next: [...this.#next],
      lasting: [...forAll, ...[...this.#byTarget].map(([to, how]) => ({ how, to }))],
    }
  }

  /** Sets the mode of all messages, or of those to one target, from now on. */
  deliver(how: How, to?: Target): void {
    if (to === undefined) this.#forAll = how
    else this.#byTarget.set(to, how)
  }

  /** Sets the mode of one message: the next of all, or the next to one target. Calls queue up. */
  deliverNext(how: How, to?: Target): void {
    this.#next.push({ how, to })
  }

  /** The mode of the current message, which consumes a mode for one message; called by networks only. */
  take(to: Target): How {
    const index = this.#next.findIndex((order) => order.to === undefined || order.to === to)
    const [order] = index < 0 ? [] : this.#next.splice(index, 1)
    return order?.how ?? this.#byTarget.get(to) ?? this.#forAll
  }
}
