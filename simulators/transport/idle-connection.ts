/** @module Connections on which nothing happens: closed after a time, as the services do it. */

/** Calls `wake` after so many milliseconds of real time, as clients measure it. Returns what calls it off. */
export type WakeAfter = (ms: number, wake: () => void) => () => void

/**
 * The time of one connection without a request that is being answered. A request that never comes whole, and one that gets no
 * answer because that was ordered, do not keep a connection open for ever.
 */
export class IdleConnection {
  readonly #ms: number
  readonly #wakeAfter: WakeAfter
  readonly #end: () => void
  #answering = 0
  #isTouched = false
  #callOff = () => {}

  /** `end` is called once, after `ms` milliseconds of idleness. */
  constructor(ms: number, wakeAfter: WakeAfter, end: () => void) {
    this.#ms = ms
    this.#wakeAfter = wakeAfter
    this.#end = end
    this.#wait()
  }

  /** A request is there as a whole. */
  began(): void {
    if (this.#answering++ === 0) this.#callOff()
  }

  /** It has been answered, or never will be. */
  finished(): void {
    if (--this.#answering === 0) this.#wait()
  }

  /** Something came that keeps the connection open: where its time is over it has once more as much. Costs nothing. */
  touched(): void {
    this.#isTouched = true
  }

  /** The connection is closed. */
  closed(): void {
    this.#answering = Number.POSITIVE_INFINITY
    this.#callOff()
  }

  #wait(): void {
    this.#isTouched = false
    this.#callOff = this.#wakeAfter(this.#ms, () => (this.#isTouched ? this.#wait() : this.#end()))
  }
}
