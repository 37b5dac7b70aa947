/** @module Timers for a test: they run out when it says so. */

import type { WakeAfter } from '../simulators/transport/idle-connection.ts'

export class ManualTimers {
  readonly #waiting = new Map<symbol, { readonly ms: number; readonly wake: () => void }>()

  readonly wakeAfter: WakeAfter = (ms, wake) => {
    const timer = Symbol('timer')
    this.#waiting.set(timer, { ms, wake })
    return () => void this.#waiting.delete(timer)
  }

  /** The times of those that have not run out, in milliseconds. */
  waiting(): readonly number[] {
    return [...this.#waiting.values()].map(({ ms }) => ms)
  }

  /** Lets all run out that are waiting now, once. */
  runOut(): void {
    for (const [timer, { wake }] of [...this.#waiting]) if (this.#waiting.delete(timer)) wake()
  }
}
