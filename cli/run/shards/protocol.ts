/** @module What is said between a run and the processes that it shares its scenarios with. */

import type { Envelope } from '@cucumber/messages'
import { z } from 'zod'
import { stopSignals } from '../../shared/stop-signals.ts'

const slice = z.strictObject({ index: z.number(), total: z.number() })
const part = slice.extend({ inTurns: z.boolean() })
const text = z.string().exactOptional()

/** What a process is to run: plain data, so that it can be sent. */
export const task = z.strictObject({
  root: z.string(),
  support: z.array(z.string()),
  target: z.string(),
  seed: z.number(),
  shuffled: z.boolean(),
  selection: z.strictObject({ tags: text, only: text, shard: slice.exactOptional(), part }),
  rows: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['MUST', 'SHOULD', 'INFO']),
      excluded: z.string().nullish(),
    }),
  ),
  fault: z.strictObject({ id: z.string(), folders: z.array(z.string()) }).optional(),
})

/** Said by the run: first the task, later perhaps that it shall stop. */
export const order = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run'), task }),
  z.strictObject({ kind: z.literal('stop'), signal: z.enum(stopSignals) }),
])

// Made by the same runner in the same version: as much to be trusted as those of this process.
const envelope = z.custom<Envelope>((value) => typeof value === 'object' && value !== null)

/** Said by a process: what it calls the things that all have, messages as each scenario ends, and at last how it went. */
export const report = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('words'), words: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('messages'), envelopes: z.array(envelope) }),
  z.strictObject({ kind: z.literal('done'), success: z.boolean() }),
  z.strictObject({ kind: z.literal('unable'), reason: z.string() }),
])

export type Task = z.infer<typeof task>
export type Order = z.infer<typeof order>
export type Report = z.infer<typeof report>
