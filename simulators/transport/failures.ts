/** @module Failures that a test injects into a service: for the next request, or until cleared. */

/** A failure that was ordered, and for which target; undefined: for all. */
export interface PlannedFailure<Failure, Target> {
  readonly failure: Failure
  readonly to: Target | undefined
}

/**
 * Failures by target. The service calls `take` once per request that it would otherwise have accepted. A failure for one
 * request precedes a lasting one, and one for a target one for all.
 */
export class Failures<Failure, Target = never> {
  #next: PlannedFailure<Failure, Target>[] = []
  #lasting: PlannedFailure<Failure, Target>[] = []

  /** Fails the next request that would have been accepted: of all, or for one target. Calls queue up. */
  failNext(failure: Failure, to?: Target): void {
    this.#next.push({ failure, to })
  }

  /** Fails every request from now on: all, or those for one target. */
  failWith(failure: Failure, to?: Target): void {
    this.#lasting = [...this.#lasting.filter((order) => order.to !== to), { failure, to }]
  }

  /** Removes all failures, or those for one target. */
  clear(to?: Target): void {
    const stays = (order: PlannedFailure<Failure, Target>) => to !== undefined && order.to !== to
    this.#next = this.#next.filter(stays)
    this.#lasting = this.#lasting.filter(stays)
  }

  /** What was ordered and is still to come: for one request each, in their order, and what lasts. */
  planned(): Readonly<Record<'next' | 'lasting', readonly PlannedFailure<Failure, Target>[]>> {
    return { next: [...this.#next], lasting: [...this.#lasting] }
  }

  /** The failure of the current request, which consumes a failure for one request; called by services only. */
  take(to?: Target): Failure | undefined {
    const index = this.#next.findIndex((order) => order.to === undefined || order.to === to)
    const [single] = index < 0 ? [] : this.#next.splice(index, 1)
    const lasting = this.#lasting.find((order) => order.to === to) ?? this.#lasting.find(isForAll)
    return (single ?? lasting)?.failure
  }
}

const isForAll = ({ to }: PlannedFailure<unknown, unknown>): boolean => to === undefined
