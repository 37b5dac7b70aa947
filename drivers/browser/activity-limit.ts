/**
 * @module The windows and actions of one scenario on pages. A person needs few; a scenario with more is one of a program,
 * such as a hundred guesses, and is not applicable to pages.
 */

import { NotApplicable } from '../ports/errors.ts'

/** Of windows as of actions. The walkthroughs of the articles stay below. */
const maximum = 16

/** Why a scenario is not applicable to the browser target. `npm test` accepts this reason and no other. */
export const beyondActivityLimit = `the scenario takes more than ${maximum} actions or windows on pages: a program does that, not a person`

export class PageActivity {
  #windows = 0
  #actions = 0
  /** The windows with an action in progress, and whether another action has overlapped it. */
  readonly #overlapped = new Map<object, boolean>()
  readonly #running = new Set<Promise<unknown>>()

  /** Counts a window that is about to be opened. Throws `NotApplicable` where the scenario has opened too many. */
  countWindow(): void {
    if (++this.#windows > maximum) throw new NotApplicable(beyondActivityLimit)
  }

  /** Runs an action of a window. Rejects with `NotApplicable` where the scenario has taken too many. */
  async during<Result>(window: object, action: () => Promise<Result>): Promise<Result> {
    if (++this.#actions > maximum) throw new NotApplicable(beyondActivityLimit)
    for (const other of this.#overlapped.keys()) this.#overlapped.set(other, true)
    this.#overlapped.set(window, this.#overlapped.size > 0)
    const running = action()
    this.#running.add(running)
    try {
      return await running
    } finally {
      this.#running.delete(running)
      this.#overlapped.delete(window)
    }
  }

  isActive(window: object): boolean {
    return this.#overlapped.has(window)
  }

  isOverlapped(window: object): boolean {
    return this.#overlapped.get(window) === true
  }

  /** Resolves when no action is in progress: others go on where one of several at the same moment has failed. */
  async quiesce(): Promise<void> {
    await Promise.allSettled(this.#running)
  }
}
