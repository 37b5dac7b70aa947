/** @module The one timer structure of a fleet: what anybody waits for, by whatever clock. */

import type { Instant, Now } from '../../simulators/clock/clock.ts'
import { TimerHeap } from './timer-heap.ts'

type Task = () => void

/** What a fleet knows of time: a clock, and waits for it. Instants are milliseconds since the Unix epoch. */
export interface FleetTime {
  readonly now: Now
  /** Calls back at this instant, or soon after; one that is over is called back for all the same. */
  at(instant: Instant, task: Task): void
}

export class Timers implements FleetTime {
  readonly now: Now
  readonly #heap = new TimerHeap()
  readonly #tasks: (Task | undefined)[] = []
  readonly #free: number[] = []
  readonly #onEarlier: (instant: Instant) => void

  /** `onEarlier`: is told of a task that is due before all others. */
  constructor(now: Now, onEarlier: (instant: Instant) => void = () => {}) {
    this.now = now
    this.#onEarlier = onEarlier
  }

  /** When the next task is due. */
  get next(): Instant | undefined {
    return this.#heap.next
  }

  at(instant: Instant, task: Task): void {
    const slot = this.#free.pop() ?? this.#tasks.length
    this.#tasks[slot] = task
    const before = this.#heap.next
    this.#heap.add(slot, instant)
    if (before === undefined || instant < before) this.#onEarlier(instant)
  }

  /** Calls all tasks that are due, those too that these make due; returns how many there were. */
  fireDue(): number {
    let fired = 0
    for (;;) {
      const slot = this.#heap.takeDue(this.now())
      if (slot === undefined) return fired
      const task = this.#tasks[slot]
      this.#tasks[slot] = undefined
      this.#free.push(slot)
      fired++
      task?.()
    }
  }
}
