/** @module What an exploration leaves in its folder, so that the same command goes on where it was. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

export const progressName = 'exploration.json'

const progress = z.strictObject({
  /** What was explored: another system, fault or seed begins anew. */
  of: z.string(),
  seed: z.number(),
  /** The number of the walk that comes next. */
  next: z.number(),
  actions: z.number(),
  seconds: z.number(),
  /** What has been found, and is not told again: the shapes before and after they were made short. */
  known: z.array(z.string()),
  findings: z.array(
    z.strictObject({
      row: z.string(),
      walk: z.string(),
      feature: z.string(),
      confirmed: z.boolean(),
      expected: z.string(),
      observed: z.string(),
    }),
  ),
  /** Walks that saw what none had seen before: the sentences of their actions. They are walked first the next time. */
  corpus: z.array(z.array(z.string())),
  coverage: z.strictObject({
    rows: z.record(z.string(), z.number()),
    neverReached: z.array(z.string()),
    kinds: z.record(z.string(), z.number()),
    pairs: z.number(),
    states: z.number(),
  }),
})
export type ExplorationProgress = z.infer<typeof progress>

/** What an earlier exploration of the same has left; undefined: nothing that can be used. */
export function earlierProgress(folder: string, of: string): ExplorationProgress | undefined {
  const file = join(folder, progressName)
  if (!existsSync(file)) return undefined
  try {
    const read = progress.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success && read.data.of === of ? read.data : undefined
  } catch {
    return undefined
  }
}
