/**
 * @module What the record of a run says of the run as a whole: what was going to be run, before the first scenario, and at its
 * end how many scenarios were planned and have a verdict. When it began and ended is in Cucumber's own messages. Other
 * readers of Cucumber Messages pass over both.
 */

import { AttachmentContentEncoding, type Envelope } from '@cucumber/messages'
import type { z } from 'zod'
import { jsonOf } from '../json.ts'
import { resultsSchema, runRecord } from './results.ts'

const plannedMediaType = 'application/x.sls.run+json'
const endedMediaType = 'application/x.sls.run-ended+json'

const plannedRun = resultsSchema.pick({ suite: true, target: true, seed: true }).extend({
  run: runRecord.omit({ scenarios: true }),
})
/** What was going to be run, and with what: version, digests, target, seed and choice. */
export type PlannedRun = z.infer<typeof plannedRun>

const endedRun = runRecord.shape.scenarios
/** How many scenarios were going to be played, and how many have a verdict. */
export type ScenarioCounts = z.infer<typeof endedRun>

const attached = (
  testRunStartedId: string,
  mediaType: string,
  content: PlannedRun | ScenarioCounts,
): Envelope => ({
  attachment: {
    body: JSON.stringify(content),
    contentEncoding: AttachmentContentEncoding.IDENTITY,
    mediaType,
    testRunStartedId,
  },
})

/** To stand after the start of the run, which has this id. */
export const plannedRunAttachment = (testRunStartedId: string, planned: PlannedRun): Envelope =>
  attached(testRunStartedId, plannedMediaType, plannedRun.parse(planned))

/** To stand before the end of the run. */
export const endedRunAttachment = (testRunStartedId: string, ended: ScenarioCounts): Envelope =>
  attached(testRunStartedId, endedMediaType, ended)

/** What a message says of the whole run; most say nothing of it. Records of earlier versions have none that does. */
export function plannedRunOf({ attachment }: Envelope): PlannedRun | undefined {
  return attachment?.mediaType === plannedMediaType
    ? plannedRun.safeParse(jsonOf(attachment.body)).data
    : undefined
}

/** The same at its end. */
export function endedRunOf({ attachment }: Envelope): ScenarioCounts | undefined {
  return attachment?.mediaType === endedMediaType
    ? endedRun.safeParse(jsonOf(attachment.body)).data
    : undefined
}

/** What is true of the whole run, of which a machine has played a part. */
export function withoutShard(planned: PlannedRun): PlannedRun {
  const { selection: { shard: _, ...chosen } = {}, ...run } = planned.run
  return { ...planned, run: { ...run, ...(Object.keys(chosen).length > 0 && { selection: chosen }) } }
}

/** What several machines have played together. */
export const endedTogether = (parts: readonly ScenarioCounts[]): ScenarioCounts => ({
  planned: parts.reduce((sum, { planned }) => sum + planned, 0),
  executed: parts.reduce((sum, { executed }) => sum + executed, 0),
})
