/** @module The definitions of outcomes as loaded, each of which can be negated or removed for a run. */

import { AssertionError } from 'node:assert'
import { z } from 'zod'
import { isOutcome } from '../../steps/support/step.ts'
import type { SlsWorld } from '../../steps/support/world.ts'

type Code = (this: SlsWorld, ...parameters: unknown[]) => unknown

const isCode = (value: unknown): value is Code => typeof value === 'function'

/** What Cucumber keeps of a step definition, which its types do not say. */
const library = z.object({
  stepDefinitions: z.array(
    z.custom<{ code: Code; readonly unwrappedCode: Code; readonly pattern: string | RegExp }>(
      (value) =>
        z.object({ code: z.custom(isCode), unwrappedCode: z.custom(isCode) }).safeParse(value).success,
    ),
  ),
})

/** `negated`: holds where it would not, and fails where it would hold. `removed`: states nothing. */
export type Change = 'negated' | 'removed'

/** All definitions of outcomes of one loaded suite. */
export class OutcomeDefinitions {
  /** The wordings of each, by which it is named. */
  readonly wordings: readonly string[]
  #changed: { readonly at: number; readonly change: Change } | undefined
  #executed = new Set<number>()
  #failed: number | undefined

  /**
   * Every definition of the library that `statesOutcome` reports here from now on. Throws where the library is none of
   * Cucumber's.
   */
  constructor(support: unknown, statesOutcome = isOutcome) {
    const outcomes = library
      .parse(support)
      .stepDefinitions.filter(({ unwrappedCode }) => statesOutcome(unwrappedCode))
    const byCode = [...Map.groupBy(outcomes, ({ unwrappedCode }) => unwrappedCode)]
    for (const [at, [, definitions]] of byCode.entries())
      for (const definition of definitions) definition.code = this.#observed(at, definition.code)
    this.wordings = byCode.map(([, definitions]) =>
      definitions.map(({ pattern }) => String(pattern)).join(' / '),
    )
  }

  /** Runs with one of them changed, or as they are. */
  async with<Value>(
    changed: { at: number; change: Change } | undefined,
    run: () => Promise<Value>,
  ): Promise<Value> {
    this.#changed = changed
    try {
      return await run()
    } finally {
      this.#changed = undefined
    }
  }

  /** Which of them the scenario that has just ended has stated, and in which it failed; then forgets it. */
  take(): { readonly executed: ReadonlySet<number>; readonly failed: number | undefined } {
    const taken = { executed: this.#executed, failed: this.#failed }
    this.#executed = new Set()
    this.#failed = undefined
    return taken
  }

  #observed(at: number, right: Code): Code {
    const changes = this
    const code: Code = async function (...parameters) {
      changes.#executed.add(at)
      const change = changes.#changed?.at === at ? changes.#changed.change : undefined
      if (change === 'removed') return this.scene.settle()
      try {
        const result = await right.apply(this, parameters)
        if (change === undefined || result === 'skipped') return result
      } catch (error) {
        if (change === 'negated' && error instanceof AssertionError) return undefined
        changes.#failed = at
        throw error
      }
      throw new AssertionError({ message: 'it holds, and was negated' })
    }
    // The runner counts the parameters.
    return Object.defineProperty(code, 'length', { value: right.length })
  }
}
