/** @module Commands of one process each, which leave all processors but one idle. */

import { availableParallelism } from 'node:os'

/** The results of all items, in their order; as many are under way at a time as there are processors. */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = []
  const queue = items.entries()
  const takeFromQueue = async (): Promise<void> => {
    for (const [at, item] of queue) results[at] = await run(item)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, takeFromQueue))
  return results
}
