/** @module One step, one English wording and, where an article is in Russian, one Russian wording. */

import { defineStep } from '@cucumber/cucumber'
import type { SlsWorld } from './world.ts'

/** What a step does: one call, with the world as `this` and the things that its words mean as values. */
type Deed = Parameters<typeof defineStep<SlsWorld>>[2]

/** Defines a step under each of its wordings. */
export function say(wordings: string | readonly [english: string, russian: string], deed: Deed): void {
  for (const wording of typeof wordings === 'string' ? [wordings] : wordings) defineStep(wording, deed)
}
