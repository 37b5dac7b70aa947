/** @module The messages between `sls detect` and its worker processes. */

import { z } from 'zod'
import { faultFindingSchema, variantFindingSchema } from '../../reports/detection/detection-schema.ts'

/** Given to a worker when it starts. */
export const workerSettingsSchema = z.strictObject({
  root: z.string(),
  seed: z.number(),
  faultFolders: z.array(z.string()),
  rules: z.strictObject({ index: z.number(), total: z.number() }).exactOptional(),
})

/** One fault or harmless variant to run the suite with. */
export const jobSchema = z.strictObject({
  id: z.string(),
  violates: z.array(z.string()),
  harmless: z.boolean(),
})

const facts = { durationMs: z.number(), redAnyway: z.array(z.string()) }

/**
 * What a worker reports: first that it is ready, then one finding per job, or that it failed and can do no work at all.
 * In between it reports each scenario that ended, as a sign of life.
 */
export const workerMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('scenarioEnded') }),
  z.strictObject({ kind: z.literal('fault'), finding: faultFindingSchema, ...facts }),
  z.strictObject({ kind: z.literal('variant'), finding: variantFindingSchema, ...facts }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
])

export type WorkerSettings = z.infer<typeof workerSettingsSchema>
export type Job = z.infer<typeof jobSchema>
export type WorkerMessage = z.infer<typeof workerMessageSchema>
/** The finding about a fault or a variant. */
export type WorkerAnswer = Extract<WorkerMessage, { finding: unknown }>
