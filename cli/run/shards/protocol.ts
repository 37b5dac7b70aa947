/** @module The messages between a run and the worker processes that it divides its scenarios among. */

import type { Envelope } from '@cucumber/messages'
import { z } from 'zod'
import { several } from '../../../reports/contexts/choice.ts'
import { openContextSchema } from '../../../reports/contexts/context.ts'
import { contextValue, exclusion } from '../../../reports/contexts/context-rules.ts'
import { stopSignals } from '../../shared/stop-signals.ts'

const slice = z.strictObject({ index: z.number(), total: z.number() })
const text = z.string().exactOptional()

/** A system under test that is not ours. */
const systemTask = z.strictObject({
  /** Parsed by the assembly. */
  configuration: z.json(),
  folder: z.string(),
  /** Which of its instances the process uses, counted from 0. */
  instance: z.number(),
  /** The ids of the profiles that it declares. */
  profiles: z.array(z.string()),
  /** Where it has no lab face. */
  withoutLab: z
    .strictObject({
      /** The ids of the scenarios to try, the most useful first; all of one phase begin before those of the next. */
      phases: z.array(z.array(z.string())),
      /** What each of them needs. Parsed by the assembly. */
      needs: z.record(z.string(), z.json()),
      /** A step may wait as long as the run. */
      stepTimeLimitMs: z.number(),
      /** Why each of the others is not tried. */
      notTried: z.record(z.string(), z.string()),
      /** Why others do not apply. */
      notApplicable: z.record(z.string(), z.string()),
    })
    .exactOptional(),
  /** The title of its profile by each row whose profile it does not declare. */
  notDeclared: z.record(z.string(), z.string()),
})
export type SystemTask = z.infer<typeof systemTask>

/** What one process is to run: plain data, so that it can be sent. */
export const shardTask = z.strictObject({
  root: z.string(),
  features: z.array(z.string()),
  support: z.array(z.string()),
  target: z.string().exactOptional(),
  /** In place of a target. */
  system: systemTask.exactOptional(),
  seed: z.number(),
  /** Of the contexts of its scenarios. */
  contexts: z.strictObject({
    limits: z.strictObject({
      exclusions: z.array(exclusion),
      unavailable: z.array(contextValue),
      given: openContextSchema,
    }),
    /** Where each scenario is played in several: which of them, counted from 0. */
    pass: z.strictObject({ of: several, index: z.number() }).exactOptional(),
    /** The contexts of scenarios by their ids, whatever the seed says. */
    repeated: z.record(z.string(), openContextSchema).exactOptional(),
  }),
  shuffled: z.boolean(),
  /** Somebody holds scenarios up: no step takes too long. */
  paused: z.literal(true).exactOptional(),
  /** The windows of the browser are shown. */
  headed: z.literal(true).exactOptional(),
  selection: z.strictObject({
    tags: text,
    only: z.array(z.string()).exactOptional(),
    profile: z.strictObject({ name: z.string(), rows: z.array(z.string()) }).exactOptional(),
    shard: slice.exactOptional(),
    worker: slice.extend({ roundRobin: z.boolean() }),
  }),
  /** What of the catalogue the checks of the features need. */
  rows: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.enum(['MUST', 'SHOULD', 'INFO']),
      excluded: z.string().exactOptional(),
    }),
  ),
  fault: z.strictObject({ id: z.string(), folders: z.array(z.string()) }).exactOptional(),
  /** The file of an app under test. */
  app: text,
})

/** From the run to a worker: first the task, later perhaps that it shall stop. */
export const shardCommand = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run'), task: shardTask }),
  z.strictObject({ kind: z.literal('stop'), signal: z.enum(stopSignals) }),
])

// Made by the same Cucumber in the same version, so as trustworthy as the messages of this process.
const envelope = z.custom<Envelope>((value) => typeof value === 'object' && value !== null)

/** From a worker to the run: its ids of what all processes have, messages scenario by scenario, and how it ended. */
export const shardReport = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sharedIds'), ids: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('messages'), envelopes: z.array(envelope) }),
  z.strictObject({ kind: z.literal('finished'), success: z.boolean() }),
  z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
])

export type ShardTask = z.infer<typeof shardTask>
export type ShardCommand = z.infer<typeof shardCommand>
export type ShardReport = z.infer<typeof shardReport>
