/** @module Due work of a simulator that nobody settles from outside: done when asked, and by itself when it is due. */

import type { Now, TimeParticipant } from '../clock/clock.ts'
import { wakeAt } from './wall-time.ts'

export interface WorkSchedulerOptions {
  readonly now: Now
  /** Whether time passes by itself; otherwise work that is due later waits for the next `run`. */
  readonly passes: boolean
  readonly onError: (error: unknown) => void
}

export class WorkScheduler {
  readonly #participant: TimeParticipant
  readonly #options: WorkSchedulerOptions
  #running: Promise<void> | undefined
  #again = false
  #callOff = () => {}

  constructor(participant: TimeParticipant, options: WorkSchedulerOptions) {
    this.#participant = participant
    this.#options = options
  }

  /** Resolves when everything is done that was due at the call. */
  run(): Promise<void> {
    this.#again = true
    this.#running ??= this.#work()
    return this.#running
  }

  /** Nothing is done by itself any more. */
  stop(): void {
    this.#callOff()
  }

  async #work(): Promise<void> {
    const { now, passes, onError } = this.#options
    this.#callOff()
    try {
      let due: number | undefined
      while (this.#again) {
        this.#again = false
        due = await this.#participant.settle(now())
      }
      if (passes && due !== undefined) this.#callOff = wakeAt(due, () => void this.run().catch(onError))
    } finally {
      this.#running = undefined
    }
  }
}
