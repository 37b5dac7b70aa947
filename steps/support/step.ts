/** @module One step, one English wording and, where an article is in Russian, one Russian wording. */

import { defineStep } from '@cucumber/cucumber'
import { NotApplicable } from '../../drivers/ports/capabilities.ts'
import type { SlsWorld } from './world.ts'

/** What a step does: one call, with the world as `this` and the things that its words mean as values. */
type Deed = Parameters<typeof defineStep<SlsWorld>>[2]

/** Defines a step under each of its wordings. */
export function say(wordings: string | readonly [english: string, russian: string], deed: Deed): void {
  const step = andRest(deed)
  for (const wording of typeof wordings === 'string' ? [wordings] : wordings) defineStep(wording, step)
}

/** The world comes to rest after every deed. Not by a hook after each step, which the runner takes its time for. */
function andRest(deed: Deed): Deed {
  const whole: Deed = async function (this: SlsWorld, ...given) {
    try {
      const result: unknown = await deed.apply(this, given)
      await this.scene.settle()
      return result
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error
      await this.log(error.message)
      return 'skipped'
    }
  }
  // The runner counts the parameters.
  return Object.defineProperty(whole, 'length', { value: deed.length })
}
