/** @module What Cucumber asks during a call. It loads this plugin, and the hook that skips, by their paths. */

import type { IFilterablePickle, Plugin } from '@cucumber/cucumber/api'

export type ChoosePickles = (parsed: readonly IFilterablePickle[]) => readonly IFilterablePickle[]

/** Written by the call of Cucumber that is under way in this process. */
export const runControl: {
  choose: ChoosePickles
  /** Whether the scenario that is about to start is skipped. */
  skipping: boolean
  /** Why a scenario of these rows does not apply to what is under test; undefined: it applies. */
  notApplicable: (rows: readonly string[]) => string | undefined
} = { choose: (parsed) => parsed, skipping: false, notApplicable: () => undefined }

const plugin: Plugin = {
  type: 'plugin',
  coordinator({ transform }) {
    transform('pickles:filter', (parsed) => runControl.choose(parsed))
  },
}

export default plugin
