/** @module Defines steps: one English wording and, where an article is in Russian, one Russian wording. */

import { defineStep } from '@cucumber/cucumber'
import { NotApplicable } from '../../drivers/ports/errors.ts'
import type { SlsWorld } from './world.ts'

/** Runs a step, with the world as `this` and the values of its parameters. */
type Action = Parameters<typeof defineStep<SlsWorld>>[2]

type Wordings = string | readonly [english: string, russian: string]

/** Defines a step under each of its wordings. */
export function step(wordings: Wordings, action: Action): void {
  define(wordings, finished(action))
}

const outcomes = new WeakSet<object>()

/** Defines a step that states an outcome, which is what may stand under Then: it observes and verifies. */
export function outcome(wordings: Wordings, verification: Action): void {
  const code = finished(verification)
  outcomes.add(code)
  define(wordings, code)
}

/** Whether the code of a step definition states an outcome. */
export const isOutcome = (code: object): boolean => outcomes.has(code)

function define(wordings: Wordings, code: Action): void {
  for (const wording of typeof wordings === 'string' ? [wordings] : wordings) defineStep(wording, code)
}

/**
 * Lets everything that is due finish after the action, skips the scenario where it is not applicable, and attaches both
 * sides of a mismatch. A hook after each step would cost the runner more time.
 */
function finished(action: Action): Action {
  const code: Action = async function (this: SlsWorld, ...parameters) {
    try {
      const result: unknown = await action.apply(this, parameters)
      await this.scene.settle()
      this.takeFrame()
      return result
    } catch (thrown) {
      // The server may have answered as it did because of a bug of ours.
      const error = this.scene.simulatorError() ?? thrown
      if (error instanceof NotApplicable) {
        await this.log(error.message)
        return 'skipped'
      }
      this.noteFailure(error)
      this.takeFrame()
      throw error
    }
  }
  // The runner counts the parameters.
  return Object.defineProperty(code, 'length', { value: action.length })
}
