/** @module What a run attaches to its messages for the reports, by media type. The bodies are JSON. */

import { z } from 'zod'

/** The virtual timeline of a scenario: a list of happenings. */
export const timelineMediaType = 'application/x.sls.timeline+json'

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
