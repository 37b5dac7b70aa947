/** @module Leaves out mutants of texts that no response holds: the cause of a refusal goes to the log alone (`Refusal.cause`). */

import type { Ignorer } from '@stryker-mutator/api/ignore'
import { z } from 'zod'

/** Babel's path at the second argument of `refusal(code, cause)`. */
const cause = z.object({
  listKey: z.literal('arguments'),
  key: z.literal(1),
  parent: z.object({
    type: z.literal('CallExpression'),
    callee: z.object({ type: z.literal('Identifier'), name: z.literal('refusal') }),
  }),
})

export const refusalCauses: Ignorer = {
  shouldIgnore: (path) =>
    cause.safeParse(path).success
      ? 'the cause of a refusal is for the log alone: no response holds it'
      : undefined,
}
