/** @module How many rules of a product ended how. */

import type { Requirement } from '../catalogue/catalogue-schema.ts'
import { outcomeOrder, outcomeWords } from '../html/words.ts'
import type { Results } from '../output/results.ts'

/** Such as `2 failed, 30 passed`; of these rows alone. */
export function outcomeCounts(rows: readonly Pick<Requirement, 'id'>[], { requirements }: Results): string {
  const ids = new Set(rows.map(({ id }) => id))
  const judged = requirements.filter(({ id }) => ids.has(id))
  const counts = outcomeOrder.flatMap((outcome) => {
    const count = judged.filter((one) => one.outcome === outcome).length
    return count === 0 ? [] : [`${count} ${outcomeWords[outcome]}`]
  })
  return counts.length === 0 ? 'no verdict' : counts.join(', ')
}
