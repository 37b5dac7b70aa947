/** @module Leaves out mutants of sentences that people read and no verdict depends on. */

import type { Ignorer } from '@stryker-mutator/api/ignore'
import { z } from 'zod'

const called = (names: readonly string[]) =>
  z.object({ callee: z.object({ type: z.literal('Identifier'), name: z.enum(names) }) })

/** Babel's path at one of the two sides of a comparison. */
const side = z.object({
  node: z.object({
    type: z.literal('ObjectProperty'),
    key: z.object({ name: z.enum(['expected', 'observed']) }),
  }),
  parentPath: z.object({
    listKey: z.literal('arguments'),
    parent: called(['verify', 'mismatchError']),
  }),
})

/** At the reason of an error that names its kind by its class. */
const reason = z.object({
  listKey: z.literal('arguments'),
  key: z.literal(0),
  parent: called(['NotApplicable', 'NotTestable', 'NotTried', 'HarnessError', 'Error']),
})

export const sentencesForPeople: Ignorer = {
  shouldIgnore: (path) =>
    side.safeParse(path).success || reason.safeParse(path).success
      ? 'a sentence that people read: no verdict depends on it'
      : undefined,
}
