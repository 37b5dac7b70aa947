/** @module The work that a server names in one step: without a bound, one that tries something for ever would keep the step busy. */

import type { Instant } from '../../../simulators/clock/clock.ts'
import { mismatchError } from '../../ports/verify.ts'

/** More than a message needs that is tried again each minute for a week, which is as long as any may be tried again. */
export const mostInstantsOfWork = 12_000

export class NamedWork {
  #count = 0
  #begunAt: Instant | undefined
  #lastAt: Instant | undefined

  /** To be called when a step begins: what came before is not its. */
  beginStep(): void {
    this.#count = 0
    this.#begunAt = undefined
    this.#lastAt = undefined
  }

  /** To be called at an instant that the server has named. Throws a mismatch at the first that is too many. */
  count(at: Instant): void {
    this.#count += 1
    this.#begunAt ??= at
    const apartMs = at - (this.#lastAt ?? at)
    this.#lastAt = at
    if (this.#count > mostInstantsOfWork)
      throw mismatchError({
        expected: `the server to name at most ${mostInstantsOfWork} instants of work (nextDue) in a step`,
        observed: `${this.#count} within ${Math.round((at - this.#begunAt) / 1_000)} s, the last ${apartMs} ms apart`,
      })
  }
}
