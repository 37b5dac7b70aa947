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
  const rows = seeds.reduce<ReturnType<typeof covertable.make<typeof factors>> | undefined>((best, seed) => {
    if (best && best.length <= most) return best
    const found = covertable.make(factors, { seed })
    return best && best.length <= found.length ? best : found
  }, undefined)
  return (rows ?? []).map((row) => openContextSchema.parse(row))
}

/** One above is tried again with another seed. */
const most = 45
const seeds: readonly string[] = Array.from({ length: 12 }, (_, n) => `${n}`)
