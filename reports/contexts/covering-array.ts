/** @module All pairs of values in as few contexts as can be found. */

import covertable from 'covertable'
import { type Dimension, type OpenContext, openContextSchema } from './context.ts'
import type { Openness } from './openness.ts'

const known = new Map<string, readonly OpenContext[]>()

/**
 * Contexts in which each two values of two dimensions meet at least once. Of one dimension each value, of none the plain
 * context. The same openness gives the same contexts in the same order.
 */
export function allPairs(open: Openness): readonly OpenContext[] {
  const factors = Object.fromEntries([...open].map(([name, values]) => [name, [...values]]))
  const key = JSON.stringify(factors)
  const found = known.get(key) ?? coveringArray(factors)
  known.set(key, found)
  return found
}

function coveringArray(factors: Partial<Record<Dimension, string[]>>): OpenContext[] {
  const [only, ...others] = Object.entries(factors)
  if (only === undefined) return [{}]
  if (others.length === 0) return only[1].map((value) => openContextSchema.parse({ [only[0]]: value }))
  let [fewest, tries] = [covertable.make(factors, { seed: '0' }), 1]
  while (tries < usualTries || (fewest.length > mostContexts && tries < mostTries)) {
    const next = covertable.make(factors, { seed: `${tries++}` })
    if (next.length < fewest.length) fewest = next
  }
  return fewest.map((row) => openContextSchema.parse(row))
}

/** In how many contexts a scenario is played at most. */
export const mostContexts = 45

/** The order in which pairs are taken decides how many contexts it takes. */
const usualTries = 12
const mostTries = 120
