/** @module Handing out the jobs of a run, and gathering their results, each once. */

import { DeliverPolicy } from '@nats-io/jetstream'
import { nuid } from '@nats-io/transport-node'
import { jsonOf } from '../reports/json.ts'
import {
  type JobMessage,
  type MemberFacts,
  newsMessage,
  type ResultMessage,
  resultMessage,
} from './messages.ts'
import { isAway, putMessage, type Queue, queueSubjects, queueTrouble } from './queue.ts'
import { delay } from './timers.ts'

/** The jobs that belong together. */
export interface DistributedRun {
  /** The same for the same work: who comes again with it goes on where the one before was. Letters, digits, - and _. */
  readonly run: string
  readonly kind: string
  /** For people, such as `sls run on embedded`. */
  readonly title: string
  readonly facts: MemberFacts
  /** Each by an id of letters and digits. */
  readonly jobs: readonly { readonly id: string; readonly data: JobMessage['data'] }[]
}

/** The id of a run that nobody goes on with. */
export const idOfOneRun = (): string => nuid.next()

/** The result of a job that was done. */
export interface JobResult extends Omit<ResultMessage, 'outcome'> {
  readonly bytes: Uint8Array
}

export interface DistributionListener {
  /** Each job once, in the order in which they come. */
  done(result: JobResult): void
  /** Of a job over which whatever did it was lost, each time; where there is none of these, the run ends with it. */
  lost?(job: string, reason: string): void
  /** Of a job under way; some may be missing, and of a job that was begun twice some come twice. */
  news?(job: string, worker: string, data: JobMessage['data']): void
  /** So many of the jobs had results before: somebody had begun this run. */
  resumed?(results: number): void
  /** The broker is away, or is there again. */
  connected?(isThere: boolean): void
}

/** Why there is no whole result, as a sentence. */
export class DistributionError extends Error {}

/** The broker may be away for so long. */
const awayLimitMs = 120_000
/** As many jobs are put into the queue at a time. */
const atOnce = 64

/**
 * Resolves when all jobs are done. Where the signal comes first, what is under way is ended everywhere, and nothing of the run is
 * left in the broker. Rejects with a `DistributionError` where a job cannot be done, or the broker is full or away.
 */
export async function distribute(
  queue: Queue,
  run: DistributedRun,
  listener: DistributionListener,
  signal: AbortSignal,
): Promise<void> {
  const { connection, timers } = queue.broker
  const ended = new AbortController()
  const whole = AbortSignal.any([signal, ended.signal])
  const failed = Promise.withResolvers<never>()
  failed.promise.catch(() => undefined)
  const fail = (reason: string): void => failed.reject(new DistributionError(reason))
  const subscriptions = [
    connection.subscribe(queueSubjects.news(queue.name, run.run), {
      callback: (_, message) => {
        const news = newsMessage.safeParse(jsonOf(message.string()))
        if (news.success) listener.news?.(news.data.job, news.data.worker, news.data.data)
      },
    }),
    connection.subscribe(queueSubjects.trouble(queue.name, run.run), {
      callback: (_, message) => fail(message.string()),
    }),
  ]
  const unwatch = watchAbsence(queue, listener, fail)
  const stopped = new Promise<void>((stop) => whole.addEventListener('abort', () => stop(), { once: true }))
  try {
    const gathering = gathered(queue, run, listener, whole)
    gathering.catch(() => undefined)
    await Promise.race([
      Promise.all([enqueue(queue, run, listener, whole), gathering]),
      failed.promise,
      stopped,
    ])
  } catch (error) {
    if (error instanceof DistributionError) throw error
    throw new DistributionError(queueTrouble(error), { cause: error })
  } finally {
    ended.abort()
    unwatch()
    for (const subscription of subscriptions) subscription.unsubscribe()
    const enough = new AbortController()
    await Promise.race([
      forget(queue, run.run).finally(() => enough.abort()),
      delay(timers, forgetLimitMs, enough.signal),
    ])
  }
}

const forgetLimitMs = 5_000

async function enqueue(
  queue: Queue,
  { run, kind, title, facts, jobs }: DistributedRun,
  listener: DistributionListener,
  signal: AbortSignal,
): Promise<void> {
  const plan = JSON.stringify({ title, jobs: jobs.length, facts })
  const isNew = await putMessage(queue, queueSubjects.plan(queue.name, run), plan, { first: true, signal })
  const done = isNew ? new Set<string>() : await resultsOf(queue, run)
  if (!isNew) listener.resumed?.(done.size)
  const left = jobs.filter(({ id }) => !done.has(id)).values()
  const putOne = async (): Promise<void> => {
    for (const { id, data } of left) {
      if (signal.aborted) return
      const job: JobMessage = { run, id, kind, title, data, facts }
      // One that waits, or is under way, stays as it is.
      await putMessage(queue, queueSubjects.job(queue.name, run, id), JSON.stringify(job), {
        first: true,
        signal,
      })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, putOne))
}

/** The ids of the jobs that have a result. */
async function resultsOf({ broker, runs, name }: Queue, run: string): Promise<Set<string>> {
  const prefix = queueSubjects.result(name, run, '')
  const { state } = await broker.manager.streams.info(runs, { subjects_filter: `${prefix}*` })
  return new Set(Object.keys(state.subjects ?? {}).map((subject) => subject.slice(prefix.length)))
}

/** Resolves when each job has a result. */
async function gathered(
  queue: Queue,
  { run, jobs }: DistributedRun,
  listener: DistributionListener,
  signal: AbortSignal,
): Promise<void> {
  const { client, timers } = queue.broker
  const left = new Set(jobs.map(({ id }) => id))
  const parts = new Map<string, Uint8Array>()
  let from = 1
  while (left.size > 0 && !signal.aborted) {
    if (queue.broker.connection.isClosed())
      throw new DistributionError('the connection to the broker is closed: run the same command again.')
    try {
      const consumer = await client.consumers.get(queue.runs, {
        // A list would need a broker of version 2.10.
        filter_subjects: queueSubjects.allOf(queue.name, run),
        deliver_policy: DeliverPolicy.StartSequence,
        opt_start_seq: from,
      })
      const messages = await consumer.consume()
      const stop = (): void => messages.stop()
      // The broker keeps such a consumer in memory: there is another one from here on.
      const unwatch = queue.broker.watch((isThere) => isThere && stop())
      signal.addEventListener('abort', stop, { once: true })
      try {
        for await (const message of messages) {
          if (signal.aborted) return
          from = message.seq + 1
          const kind = message.subject.split('.')[3]
          if (kind === 'part') parts.set(message.subject, message.data)
          if (kind !== 'result') continue
          const result = resultMessage.parse(jsonOf(message.string()))
          if (!left.delete(result.job)) continue
          if (result.outcome.kind === 'lost' && listener.lost)
            listener.lost(result.job, result.outcome.reason)
          else listener.done(completed(queue, run, result, parts))
          if (left.size === 0) return
        }
      } finally {
        unwatch()
        signal.removeEventListener('abort', stop)
        messages.stop()
      }
    } catch (error) {
      if (!isAway(error)) throw error
      await delay(timers, retryGatheringMs, signal)
    }
  }
}

const retryGatheringMs = 500

/** With its parts, which are no longer needed; those of other attempts go as well. */
function completed(
  { name }: Queue,
  run: string,
  { outcome, ...facts }: ResultMessage,
  parts: Map<string, Uint8Array>,
): JobResult {
  if (outcome.kind !== 'done')
    throw new DistributionError(`job ${facts.job} at ${facts.worker}: ${outcome.reason}`)
  const found = Array.from({ length: outcome.parts }, (_, part) =>
    parts.get(queueSubjects.part(name, run, facts.job, outcome.attempt, part)),
  )
  const prefix = `${name}.runs.${run}.part.${facts.job}.`
  for (const subject of parts.keys()) if (subject.startsWith(prefix)) parts.delete(subject)
  const whole = found.flatMap((part) => part ?? [])
  if (whole.length < found.length)
    throw new DistributionError(
      `job ${facts.job} at ${facts.worker}: a part of its result is not in the broker`,
    )
  return { ...facts, bytes: Buffer.concat(whole) }
}

/** Ends what is under way of a run and takes all of it out of the broker. */
async function forget({ broker, jobs, runs, name }: Queue, run: string): Promise<void> {
  const { connection, manager } = broker
  try {
    await manager.streams.purge(jobs, { filter: queueSubjects.job(name, run, '*') })
    await manager.streams.purge(runs, { filter: queueSubjects.allOf(name, run) })
    connection.publish(queueSubjects.stop(name, run))
    await connection.flush()
  } catch {
    // It is away: what is left of the run goes when it is as old as may be.
  }
}

/** Fails where the broker is away for too long. What it returns ends that. */
function watchAbsence(
  { broker }: Queue,
  listener: DistributionListener,
  fail: (reason: string) => void,
): () => void {
  const { timers, address } = broker
  let cancel = (): void => undefined
  const unwatch = broker.watch((isThere) => {
    cancel()
    listener.connected?.(isThere)
    if (!isThere)
      cancel = timers.after(awayLimitMs, () =>
        fail(
          `the broker at ${address} has been away for ${awayLimitMs / 1000} s: start it again on its store, and the same command goes on.`,
        ),
      )
  })
  return () => {
    unwatch()
    cancel()
  }
}
