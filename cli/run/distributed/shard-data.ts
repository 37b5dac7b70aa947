/** @module What a worker is told of a shard, and what it gives back. */

import { z } from 'zod'
import { several } from '../../../reports/contexts/choice.ts'
import { openContextSchema } from '../../../reports/contexts/context.ts'
import { resultsSchema } from '../../../reports/output/results.ts'
import { listedFailure } from '../../../reports/verdicts/known-failures.ts'
import { outcomes } from '../../../reports/verdicts/outcomes.ts'
import { targets } from '../options.ts'

const text = z.string().exactOptional()

/** Options of `sls run`, and which part of its scenarios. Files and folders are the worker's own. */
export const shardData = z.strictObject({
  target: z.enum(targets),
  /** Whether the system of the worker's configuration is under test, in place of the target. */
  configured: z.boolean(),
  seed: z.number(),
  shuffled: z.boolean(),
  context: openContextSchema,
  /** Where each scenario is played in several contexts: which of them, counted from 0. */
  pass: z.strictObject({ of: several, index: z.number() }).exactOptional(),
  /** The contexts of scenarios by their ids, whatever the seed says. */
  repeated: z.record(z.string(), openContextSchema).exactOptional(),
  tags: text,
  only: z.array(z.string()).exactOptional(),
  /** The name of a profile. */
  profile: text,
  fault: text,
  /** What is known to fail, as whoever hands out the work has read it. */
  known: z
    .strictObject({ file: z.string(), today: z.string(), entries: z.array(listedFailure) })
    .exactOptional(),
  slice: z.strictObject({ index: z.number(), total: z.number() }),
})
export type ShardData = z.infer<typeof shardData>

/** A scenario that has ended, shown before the shard is over. */
export const scenarioNews = z.strictObject({
  scenario: z.string(),
  outcome: z.enum(outcomes),
  failure: z.strictObject({ expected: z.string(), observed: z.string() }).exactOptional(),
})
export type ScenarioNews = z.infer<typeof scenarioNews>

/** What is left of a shard: of the files of a run what is not made for people. */
export const shardRecord = z.strictObject({
  /** How the process was set up that ran it; equal in all shards of a run. */
  digests: z.record(z.string(), z.string()),
  planned: z.number(),
  startedAt: z.string().exactOptional(),
  endedAt: z.string().exactOptional(),
  scenarios: resultsSchema.shape.scenarios,
  /** Lines of JSON. */
  messages: z.array(z.string()),
  films: z.array(z.string()),
  /** In base64, by path. */
  evidence: z.record(z.string(), z.string()),
})
export type ShardRecord = z.infer<typeof shardRecord>
