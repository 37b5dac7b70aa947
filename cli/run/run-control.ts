/** @module What Cucumber asks during a call. It loads this plugin, and the hook that skips, by their paths. */

import type { IFilterablePickle, Plugin } from '@cucumber/cucumber/api'

import type { OpenContext } from '../../reports/contexts/context.ts'

export type ChoosePickles = (parsed: readonly IFilterablePickle[]) => readonly IFilterablePickle[]

/** Written by the call of Cucumber that is under way in this process. */
export const runControl: {
  choose: ChoosePickles
  /** The ids of the test cases that were started to be skipped. */
  skipped: ReadonlySet<string>
  /** Why a scenario of these rows does not apply to what is under test; undefined: it applies. */
  notApplicable: (rows: readonly string[]) => string | undefined
  /** The message that says why this run leaves out the scenario of a pickle; undefined: it does not. */
  leftOut: (pickleId: string) => string | undefined
  /** The context in which the scenario of a pickle is played. */
  contextOf: (pickleId: string) => OpenContext
  /**
   * In milliseconds; read when the steps are loaded. Requests and pages have shorter limits of their own, which name what
   * they waited for; only an action that never ends gets this far, and no hundred attempts in a browser on a busy machine do.
   */
  stepTimeLimitMs: number
} = {
  choose: (parsed) => parsed,
  skipped: new Set(),
  notApplicable: () => undefined,
  leftOut: () => undefined,
  contextOf: () => ({}),
  stepTimeLimitMs: 120_000,
}

const plugin: Plugin = {
  type: 'plugin',
  coordinator({ transform }) {
    transform('pickles:filter', (parsed) => runControl.choose(parsed))
  },
}

export default plugin
