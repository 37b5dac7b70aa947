/** @module Failures that a test orders from a service: for the next requests, or until it is healed. */

/** A queue of ordered failures, asked by the service once per request that it would otherwise have accepted. */
export class Failures<Failure> {
  readonly #next: Failure[] = []
  #standing: Failure | undefined

  /** Fails the next `times` requests that would have been accepted. Orders add up and come before a standing one. */
  failNext(failure: Failure, times = 1): void {
    for (let i = 0; i < times; i++) this.#next.push(failure)
  }

  /** Fails every request from now on. */
  failWith(failure: Failure): void {
    this.#standing = failure
  }

  /** Forgets all orders. */
  heal(): void {
    this.#next.length = 0
    this.#standing = undefined
  }

  /** The failure for the request at hand; for services only. */
  take(): Failure | undefined {
    return this.#next.shift() ?? this.#standing
  }
}
