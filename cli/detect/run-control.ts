import type { IFilterablePickle } from '@cucumber/cucumber/api'

/** What the runner's plugin and hook, which it loads by their place, are to do in this process. */
export const direction: {
  /** Everything that was parsed, by the id of its pickle; read once. */
  readonly parsed: Map<string, IFilterablePickle>
  /** Ids of the pickles to run, in this order. */
  chosen: readonly string[]
  /** The scenario that is about to start is not wanted any more. */
  skipping: boolean
} = { parsed: new Map(), chosen: [], skipping: false }
