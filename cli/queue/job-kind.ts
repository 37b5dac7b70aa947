/** @module A kind of job that a worker can do. */

import { z } from 'zod'
import { UsageError } from '../shared/usage-errors.ts'
import type { OwnCopy } from './own-copy.ts'

/** What a job in a worker's process has beside its data. */
export interface JobSurroundings {
  readonly own: OwnCopy
  /** Which instance of the system under test is this process's own, counted from 0. */
  readonly instance: number
  /** Shown to whoever waits; may get lost. It is a sign of life, too. */
  news(data: JobData): void
  /** To be called from time to time: a process that is silent for minutes counts as hanging, and is ended. */
  alive(): void
}

export type JobData = z.infer<ReturnType<typeof z.json>>

export interface JobKind {
  /** Resolves to the bytes of its result. A `UsageError`, or any other, is the end of the whole run. */
  perform(data: unknown, surroundings: JobSurroundings): Promise<Uint8Array>
}

/** A kind of job whose data is looked at before anything is done. */
export const jobKind = <Data>(
  schema: z.ZodType<Data>,
  perform: (data: Data, surroundings: JobSurroundings) => Promise<Uint8Array>,
): JobKind => ({
  perform: (given, surroundings) => {
    const data = schema.safeParse(given)
    if (!data.success) throw new UsageError([`the data of the job is none: ${z.prettifyError(data.error)}`])
    return perform(data.data, surroundings)
  },
})
