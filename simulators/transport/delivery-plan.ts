/** @module How a network treats messages on their way to a phone, as a test orders it. */

/** What every simulated network can do with a message: deliver it, lose it, deliver it twice, or be late. */
export type DeliveryMode = 'normal' | 'drop' | 'duplicate' | { readonly delayMs: number }

/** Orders by target. What is ordered for a target comes before what holds for all, a single order before a lasting one. */
export class DeliveryPlan<Target, How = DeliveryMode> {
  readonly #byTarget = new Map<Target, How>()
  readonly #next: { readonly how: How; readonly to: Target | undefined }[] = []
  #forAll: How

  constructor(forAll: How) {
    this.#forAll = forAll
  }

  /** Treats messages `how` from now on: all, or those to one target. */
  deliver(how: How, to?: Target): void {
    if (to === undefined) this.#forAll = how
    else this.#byTarget.set(to, how)
  }

  /** Treats only the next message `how`: the next of all, or the next to one target. Orders queue up. */
  deliverNext(how: How, to?: Target): void {
    this.#next.push({ how, to })
  }

  /** The treatment of the message at hand, which uses up a single order; for networks only. */
  take(to: Target): How {
    const index = this.#next.findIndex((order) => order.to === undefined || order.to === to)
    const [order] = index < 0 ? [] : this.#next.splice(index, 1)
    return order?.how ?? this.#byTarget.get(to) ?? this.#forAll
  }
}
