/** @module What a run attaches to its messages for the reports, by media type. The bodies are JSON. */

import { z } from 'zod'

/** The virtual timeline of a scenario: a list of happenings. */
export const timelineMediaType = 'application/x.sls.timeline+json'

/** What a failed step or hook expected and what it observed. */
export const mismatchMediaType = 'application/x.sls.mismatch+json'

export const mismatch = z.object({ expected: z.string(), observed: z.string() })
export type Mismatch = z.infer<typeof mismatch>
