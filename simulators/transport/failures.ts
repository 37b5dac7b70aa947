/** @module Failures that a test orders from a service: for the next request, or until it is healed. */

interface PlannedFailure<Failure, Target> {
  readonly failure: Failure
  readonly to: Target | undefined
}

/**
 * Orders by target, asked by the service once per request that it would otherwise have accepted. A single order comes
 * before a lasting one, and what is ordered for a target before what holds for all.
 */
export class Failures<Failure, Target = never> {
  #next: PlannedFailure<Failure, Target>[] = []
  #lasting: PlannedFailure<Failure, Target>[] = []

  /** Fails the next request that would have been accepted: of all, or for one target. Orders queue up. */
  failNext(failure: Failure, to?: Target): void {
    this.#next.push({ failure, to })
  }

  /** Fails every request from now on: all, or those for one target. */
  failWith(failure: Failure, to?: Target): void {
    this.#lasting = [...this.#lasting.filter((order) => order.to !== to), { failure, to }]
  }

  /** Forgets all orders, or those for one target. */
  clear(to?: Target): void {
    const stays = (order: PlannedFailure<Failure, Target>) => to !== undefined && order.to !== to
    this.#next = this.#next.filter(stays)
    this.#lasting = this.#lasting.filter(stays)
  }

  /** The failure for the request at hand, which uses up a single order; for services only. */
  take(to?: Target): Failure | undefined {
    const index = this.#next.findIndex((order) => order.to === undefined || order.to === to)
    const [single] = index < 0 ? [] : this.#next.splice(index, 1)
    const lasting = this.#lasting.find((order) => order.to === to) ?? this.#lasting.find(isForAll)
    return (single ?? lasting)?.failure
  }
}

const isForAll = ({ to }: PlannedFailure<unknown, unknown>): boolean => to === undefined
