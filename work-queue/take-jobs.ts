/** @module Working for a queue: a job at a time in each slot, with a lease that is renewed as long as the work goes on. */

import type { Consumer, JsMsg } from '@nats-io/jetstream'
import { nuid } from '@nats-io/transport-node'
import { jsonOf } from '../reports/json.ts'
import {
  factsDifference,
  type JobMessage,
  jobMessage,
  type MemberFacts,
  type ResultMessage,
} from './messages.ts'
import {
  isStoreFull,
  lastOf,
  putMessage,
  type Queue,
  queueSubjects,
  queueTrouble,
  workersConsumer,
} from './queue.ts'
import { delay } from './timers.ts'

/** How a job ended at a worker. */
export type Performed =
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  /** It cannot be done, here or elsewhere. */
  | { readonly kind: 'failed'; readonly reason: string }
  /** What did it was lost: somebody may try again. */
  | { readonly kind: 'lost'; readonly reason: string }

export interface JobContext {
  /** Nobody wants the result any more. */
  readonly signal: AbortSignal
  /** What whoever waits should see while the work goes on; may get lost. */
  news(data: JobMessage['data']): void
}

export interface Work {
  readonly name: string
  readonly slots: number
  readonly facts: MemberFacts
  /** Does a job in one of the slots, counted from 0. A rejection counts as lost. */
  perform(job: JobMessage, slot: number, context: JobContext): Promise<Performed>
  /** What is under way has changed. */
  changed?(underWay: readonly JobMessage[]): void
  /** A job of another version or configuration came: this worker is of no use here, and this says why. */
  refused(reason: string): void
  /** Ends when what it took part in is over. */
  readonly once?: boolean
}

/** So often a job that was lost is tried again, and so often a job is given out at all before it counts as failed. */
const mostLost = 3
const mostDeliveries = 20
/** How long a slot waits for a job before it looks around. */
const waitMs = 2_000
const partBytes = 512 * 1024

/** Works until the signal says that it is enough; jobs under way are given back then. Rejects where it can go on no more. */
export async function takeJobs(queue: Queue, work: Work, signal: AbortSignal): Promise<void> {
  const { broker } = queue
  const over = new AbortController()
  const whole = AbortSignal.any([signal, over.signal])
  const underWay = new Map<number, UnderWay>()
  const stops = broker.connection.subscribe(queueSubjects.stop(queue.name, '*'), {
    callback: (_, { subject }) => {
      for (const { job, stop } of underWay.values())
        if (queueSubjects.stop(queue.name, job.run) === subject) stop.abort()
    },
  })
  const seen = new Set<string>()
  const slot = async (index: number): Promise<void> => {
    while (!whole.aborted) {
      const message = await nextJob(queue, whole)
      if (!message) {
        if (work.once && seen.size > 0 && underWay.size === 0 && !(await anyLeft(queue, seen))) over.abort()
        continue
      }
      const parsed = jobMessage.safeParse(jsonOf(message.string()))
      if (!parsed.success) {
        message.term('not a job')
        continue
      }
      const job = parsed.data
      const difference = factsDifference(work.facts, job.facts)
      if (difference !== undefined) {
        message.nak(nakDelayMs)
        work.refused(`${job.title} is of another one: ${difference}`)
        over.abort()
        return
      }
      seen.add(job.run)
      const stop = new AbortController()
      underWay.set(index, { job, stop })
      work.changed?.([...underWay.values()].map((one) => one.job))
      try {
        await perform(queue, work, index, { job, message, stop: AbortSignal.any([whole, stop.signal]) }, () =>
          stop.abort(),
        )
      } finally {
        underWay.delete(index)
        work.changed?.([...underWay.values()].map((one) => one.job))
      }
    }
  }
  try {
    await Promise.all(Array.from({ length: work.slots }, (_, index) => slot(index)))
  } finally {
    over.abort()
    stops.unsubscribe()
    // Where the broker is away, jobs are given back by the end of their leases.
    const enough = new AbortController()
    await Promise.race([
      broker.connection
        .flush()
        .catch(() => undefined)
        .finally(() => enough.abort()),
      delay(broker.timers, flushLimitMs, enough.signal),
    ])
  }
}

interface UnderWay {
  readonly job: JobMessage
  readonly stop: AbortController
}

const nakDelayMs = 1_000
/** How long giving jobs back may take. */
const flushLimitMs = 2_000

async function nextJob(queue: Queue, signal: AbortSignal): Promise<JsMsg | undefined> {
  const { client, connection, timers, watch } = queue.broker
  try {
    const consumer: Consumer = await client.consumers.get(queue.jobs, workersConsumer)
    const messages = await consumer.fetch({ max_messages: 1, expires: waitMs })
    const stop = (): void => messages.stop()
    // Where the broker was away, it has forgotten who waits.
    const unwatch = watch((isThere) => isThere && stop())
    signal.addEventListener('abort', stop, { once: true })
    try {
      for await (const message of messages) {
        if (!signal.aborted) return message
        message.nak()
      }
      return undefined
    } finally {
      unwatch()
      signal.removeEventListener('abort', stop)
    }
  } catch {
    // The broker is away, or starts: the connection comes back by itself.
    if (connection.isClosed()) throw new Error('the connection to the broker is closed')
    await delay(timers, waitMs / 4, signal)
    return undefined
  }
}

/** Whether one of these runs is still wanted by somebody. */
async function anyLeft(queue: Queue, runs: ReadonlySet<string>): Promise<boolean> {
  try {
    for (const run of runs) if (await lastOf(queue, queueSubjects.plan(queue.name, run))) return true
    return false
  } catch {
    return true
  }
}

interface TakenJob {
  readonly job: JobMessage
  readonly message: JsMsg
  readonly stop: AbortSignal
}

async function perform(
  queue: Queue,
  work: Work,
  slot: number,
  { job, message, stop }: TakenJob,
  abort: () => void,
): Promise<void> {
  const { name, broker } = queue
  const { connection, timers } = broker
  const lease = keptLease(queue, job, message, stop, abort)
  const startedAt = timers.now()
  const deliveries = message.info.deliveryCount
  const conclude = async (outcome: ResultMessage['outcome']): Promise<void> => {
    const result = {
      job: job.id,
      worker: work.name,
      durationMs: timers.now() - startedAt,
      deliveries,
      outcome,
    }
    const stored = await putMessage(
      queue,
      queueSubjects.result(name, job.run, job.id),
      JSON.stringify(result),
      {
        first: true,
        signal: stop,
      },
    )
    if (!stored && outcome.kind === 'done') await discard(queue, job, outcome.attempt)
    if (!stop.aborted) message.ack()
  }
  try {
    if (!(await isWanted(queue, job))) return message.ack()
    if (deliveries > mostDeliveries)
      return await conclude({
        kind: 'failed',
        reason: `it was given out ${mostDeliveries} times and never came back`,
      })
    const performed = await work
      .perform(job, slot, {
        signal: stop,
        news: (data) =>
          connection.publish(
            queueSubjects.news(name, job.run),
            JSON.stringify({ job: job.id, worker: work.name, data }),
          ),
      })
      .catch(
        (error): Performed => ({
          kind: 'lost',
          reason: error instanceof Error ? error.message : String(error),
        }),
      )
    if (stop.aborted) return message.nak()
    if (performed.kind === 'failed' || (performed.kind === 'lost' && deliveries >= mostLost))
      return await conclude(performed)
    if (performed.kind === 'lost') return message.nak()
    const attempt = nuid.next()
    const parts = Math.ceil(performed.bytes.length / partBytes)
    for (let part = 0; part < parts; part++) {
      const bytes = performed.bytes.subarray(part * partBytes, (part + 1) * partBytes)
      await putMessage(queue, queueSubjects.part(name, job.run, job.id, attempt, part), bytes, {
        signal: stop,
      })
    }
    await conclude({ kind: 'done', attempt, parts })
  } catch (error) {
    // What whoever waits has to know: nobody can store a result.
    if (isStoreFull(error)) connection.publish(queueSubjects.trouble(name, job.run), queueTrouble(error))
    message.nak(nakDelayMs)
  } finally {
    lease.end()
  }
}

/** Says that the work goes on, and looks whether it is still wanted, as long as it is not ended. */
function keptLease(
  queue: Queue,
  job: JobMessage,
  message: JsMsg,
  stop: AbortSignal,
  abort: () => void,
): { end(): void } {
  let isOver = false
  let cancel = (): void => undefined
  const again = (): void => {
    cancel = queue.broker.timers.after(queue.leaseMs / 3, () => {
      if (isOver || stop.aborted) return
      message.working()
      lastOf(queue, queueSubjects.plan(queue.name, job.run)).then(
        (plan) => {
          if (plan === undefined && !isOver) abort()
        },
        () => undefined,
      )
      again()
    })
  }
  again()
  return {
    end() {
      isOver = true
      cancel()
    },
  }
}

/** Whether somebody waits for the result and has none. */
async function isWanted(queue: Queue, { run, id }: JobMessage): Promise<boolean> {
  try {
    const { name } = queue
    if ((await lastOf(queue, queueSubjects.plan(name, run))) === undefined) return false
    return (await lastOf(queue, queueSubjects.result(name, run, id))) === undefined
  } catch {
    return true
  }
}

/** Takes away the parts of an attempt that came second. */
async function discard(
  { broker, runs, name }: Queue,
  { run, id }: JobMessage,
  attempt: string,
): Promise<void> {
  const filter = queueSubjects.part(name, run, id, attempt, '>')
  await broker.manager.streams.purge(runs, { filter }).catch(() => undefined)
}
