import { z } from 'zod'
import { faultFinding, harmlessFinding } from '../../reports/detection/detection-schema.ts'

/** @module What is said between the command and the processes that judge for it. */

/** Given to a worker when it starts. */
export const workerSettings = z.strictObject({
  root: z.string(),
  seed: z.number(),
  faultFolders: z.array(z.string()),
})

/** One fault to judge, or one harmless variant. */
export const job = z.strictObject({ id: z.string(), violates: z.array(z.string()), harmless: z.boolean() })

const told = { durationMs: z.number(), redAnyway: z.array(z.string()) }

/**
 * What a worker says: first that it is ready, then one answer per job, or that it cannot work at all. In between it
 * says that it is busy, as each scenario ends.
 */
export const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('busy') }),
  z.strictObject({ kind: z.literal('fault'), finding: faultFinding, ...told }),
  z.strictObject({ kind: z.literal('harmless'), finding: harmlessFinding, ...told }),
  z.strictObject({ kind: z.literal('unable'), reason: z.string() }),
])

export type WorkerSettings = z.infer<typeof workerSettings>
export type Job = z.infer<typeof job>
export type Message = z.infer<typeof message>
export type Reply = Exclude<Message, { kind: 'busy' }>
