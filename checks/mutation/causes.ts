/** @module The texts that no answer carries: what a refusal tells the log alone (`Refusal.cause`). */

import type { Ignorer } from '@stryker-mutator/api/ignore'
import { z } from 'zod'

/** Where Babel stands in the source when it is at the second argument of `refusal(code, cause)`. */
const cause = z.object({
  listKey: z.literal('arguments'),
  key: z.literal(1),
  parent: z.object({
    type: z.literal('CallExpression'),
    callee: z.object({ type: z.literal('Identifier'), name: z.literal('refusal') }),
  }),
})

export const causesOfRefusals: Ignorer = {
  shouldIgnore: (path) =>
    cause.safeParse(path).success
      ? 'the cause of a refusal is for the log alone: no answer carries it'
      : undefined,
}
