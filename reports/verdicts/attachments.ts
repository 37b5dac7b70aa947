/** @module What a run attaches to its messages for the reports, by media type. The bodies are JSON. */

import { z } from 'zod'
import { openContextSchema } from '../contexts/context.ts'
import { listedFailure } from './known-failures.ts'
import { outcomes } from './outcomes.ts'

/** The virtual timeline of a scenario: a list of happenings. */
export const timelineMediaType = 'application/x.sls.timeline+json'

/** The same as it stands in the record of a run: compressed, in base64. */
export const packedTimelineMediaType = 'application/x.sls.timeline+gzip'

/** Our verdict on a scenario, which the record of a run has before the end of each test case. */
export const verdictMediaType = 'application/x.sls.verdict+json'

export const recordedVerdict = z.strictObject({
  /** The id of the scenario, as `run --only` takes it. */
  scenario: z.string(),
  outcome: z.enum(outcomes),
  rows: z.record(z.string(), z.enum([...outcomes, 'notReached'])),
  /** Where it did not pass. */
  reason: z.string().exactOptional(),
  /** What it was played with, of what it leaves open. */
  context: openContextSchema.exactOptional(),
  /** The entry of the list of known failures that it is known by. */
  known: listedFailure.exactOptional(),
})

/** The context that a scenario was played in: what it leaves open. */
export const contextMediaType = 'application/x.sls.context+json'

/** What a failed step or hook expected and what it observed. */
export const mismatchMediaType = 'application/x.sls.mismatch+json'

/** What went over the wire before a scenario failed. */
export const trafficMediaType = 'application/x.sls.traffic+json'

export const traffic = z.object({
  exchanges: z.array(
    z.object({
      step: z.string(),
      method: z.string(),
      path: z.string(),
      request: z.string().optional(),
      status: z.number().optional(),
      response: z.string().optional(),
    }),
  ),
  /** A sentence per refusal of push gateway or carrier. */
  gatewayRefusals: z.array(z.string()),
  /** The last lines of the server's standard error. */
  serverLog: z.array(z.string()),
})
export type Traffic = z.infer<typeof traffic>

export const mismatch = z.object({
  expected: z.string(),
  observed: z.string(),
  /** The index in its scenario of the step that got what was observed, where a later one noticed it. */
  step: z.int().nonnegative().exactOptional(),
})
export type Mismatch = z.infer<typeof mismatch>
