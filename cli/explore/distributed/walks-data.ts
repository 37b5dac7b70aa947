/** @module What a worker is told of walks, and what it gives back. */

import { z } from 'zod'

/** Walks by their numbers, or those of before. System and faults are the worker's own. */
export const walksData = z.strictObject({
  /** Whether the system of the worker's configuration is explored, in place of the reference server. */
  configured: z.boolean(),
  seed: z.number(),
  fault: z.string().exactOptional(),
  /** The number of the first, and how many. */
  first: z.number(),
  walks: z.number(),
  /** Walks of before that are walked first: the sentences of their actions. */
  corpus: z.array(z.array(z.string())),
})
export type WalksData = z.infer<typeof walksData>

const counts = z.record(z.string(), z.number())

const finding = z.strictObject({
  row: z.string(),
  kind: z.enum(['broken', 'stuck']),
  sentence: z.string(),
  lines: z.array(z.strictObject({ sentence: z.string(), isOutcome: z.boolean() })),
  actions: z.array(z.string()),
  mismatch: z.strictObject({ expected: z.string(), observed: z.string() }),
  walk: z.string(),
  shape: z.string(),
  confirmed: z.boolean(),
})

export const walksRecord = z.strictObject({
  coverage: z.strictObject({
    actions: z.number(),
    rows: counts,
    kinds: counts,
    states: counts,
    pairs: z.array(z.tuple([z.string(), z.string(), z.number()]).readonly()).readonly(),
  }),
  /** What was found, each shape once, with the shapes before and after it was made short. */
  findings: z.array(z.strictObject({ finding, known: z.array(z.string()) })),
  /** Walks that saw what none of these had seen before. */
  corpus: z.array(z.array(z.string())),
  /** In which walk the system did not answer any more, and why. */
  ended: z.strictObject({ walk: z.string(), reason: z.string() }).exactOptional(),
})
export type WalksRecord = z.infer<typeof walksRecord>
