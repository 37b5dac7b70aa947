/** @module What stands in the messages of a queue: data alone, looked at when it comes. */

import { z } from 'zod'

/** A part of a subject: of jobs, runs and queues. */
export const subjectToken = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

/** What has to be equal in all members of a queue that have it, by the words that name it, such as the version. */
const facts = z.record(z.string(), z.string())
export type MemberFacts = z.infer<typeof facts>

/** A job as it waits in the queue. */
export const jobMessage = z.strictObject({
  run: subjectToken,
  id: subjectToken,
  /** By which a worker finds what to do; nothing in a message is code. */
  kind: z.string(),
  /** What the run is, for people. */
  title: z.string(),
  data: z.json(),
  facts,
})
export type JobMessage = z.infer<typeof jobMessage>

/** What there is of a run as long as somebody wants its results. */
export const planMessage = z.strictObject({ title: z.string(), jobs: z.number(), facts })

/** How a job ended, for good: the first such message of a job is the one that counts. */
export const resultMessage = z.strictObject({
  job: subjectToken,
  /** The name of the worker that did it. */
  worker: z.string(),
  /** In ms, from the job's start at this worker. */
  durationMs: z.number(),
  /** How often the job had been given out by then. */
  deliveries: z.number(),
  outcome: z.discriminatedUnion('kind', [
    /** Its bytes are in so many parts of this attempt. */
    z.strictObject({ kind: z.literal('done'), attempt: subjectToken, parts: z.number() }),
    /** It cannot be done. */
    z.strictObject({ kind: z.literal('failed'), reason: z.string() }),
    /** Whatever did it was lost over it, each time. */
    z.strictObject({ kind: z.literal('lost'), reason: z.string() }),
  ]),
})
export type ResultMessage = z.infer<typeof resultMessage>

/** News of a job under way; lost where nobody listens. */
export const newsMessage = z.strictObject({ job: subjectToken, worker: z.string(), data: z.json() })

/** Who is there: a worker, or somebody who waits for results. */
export const memberEntry = z.strictObject({
  name: z.string(),
  role: z.enum(['worker', 'asker']),
  /** As in 2026-12-31T12:00:00.000Z. */
  since: z.string(),
  /** How many jobs it does at a time; none of an asker. */
  slots: z.number(),
  /** What it is about at the moment, a sentence each. */
  doing: z.array(z.string()),
  facts,
})
export type MemberEntry = z.infer<typeof memberEntry>

/** The first fact of both that is not the same, as half a sentence; undefined: there is none. */
export function factsDifference(mine: MemberFacts, theirs: MemberFacts): string | undefined {
  const found = Object.entries(theirs).find(([name, value]) => name in mine && mine[name] !== value)
  return found && `the ${found[0]} is ${mine[found[0]]} here and ${found[1]} there`
}
