/**
 * @module A queue of jobs in a broker. A job is a name and data. A worker that takes one has a lease on it, which it renews as
 * long as it works; where it does not, the job is given to another one. The first result of a job counts, however often it
 * was done. What belongs to a run is in the broker until somebody has taken its results, so that who waits for them may die.
 *
 * ```ts
 * const broker = await connectBroker({ url, environment: process.env, name: 'me', connectLimitMs: 5_000, timers })
 * const queue = await openQueue(broker.value, { name: 'sls' })
 * // On one machine:
 * const results = await distribute(queue.value, { run: 'r1', kind: 'fleet', title: 'a fleet', facts, jobs: [{ id: '1', data: {} }] }, listener, signal)
 * // On the others:
 * await takeJobs(queue.value, { slots: 2, facts, name: 'worker-1', perform }, signal)
 * ```
 */

import {
  AckPolicy,
  DiscardPolicy,
  JetStreamApiError,
  JetStreamError,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream'
import { type KV, Kvm } from '@nats-io/kv'
import { errors, nanos } from '@nats-io/transport-node'
import { invalid, type Result, valid } from '../reports/result.ts'
import type { Broker } from './broker.ts'
import { delay } from './timers.ts'

/** A queue that is there, made where it was not. */
export interface Queue {
  readonly broker: Broker
  readonly name: string
  /** After how long without a sign of life a job is given to another worker, in ms. */
  readonly leaseMs: number
  /** The streams: of jobs that wait or are under way, and of what belongs to runs. */
  readonly jobs: string
  readonly runs: string
  readonly members: KV
}

export interface QueueOptions {
  /** Whoever has the same name shares the work. */
  readonly name: string
  /** For a queue that is not there yet; one that is keeps its own. In ms. */
  readonly leaseMs?: number
}

/** The consumer that all workers share. */
export const workersConsumer = 'workers'

const defaultLeaseMs = 15_000
/** How long a run is kept whose results nobody takes. */
const keptMs = 7 * 24 * 3_600_000
/** A member says so often that it is there, and counts as gone after three times as long. */
export const presenceMs = 4_000

export const queueSubjects = {
  job: (queue: string, run: string, job: string) => `${queue}.jobs.${run}.${job}`,
  allOf: (queue: string, run: string) => `${queue}.runs.${run}.>`,
  plan: (queue: string, run: string) => `${queue}.runs.${run}.plan`,
  part: (queue: string, run: string, job: string, attempt: string, part: number | '>') =>
    `${queue}.runs.${run}.part.${job}.${attempt}.${part}`,
  result: (queue: string, run: string, job: string) => `${queue}.runs.${run}.result.${job}`,
  news: (queue: string, run: string) => `${queue}.news.${run}`,
  trouble: (queue: string, run: string) => `${queue}.trouble.${run}`,
  /** `run`: which, or `*` for all. */
  stop: (queue: string, run: string) => `${queue}.stop.${run}`,
}

/** Opens a queue, which is made where there is none. */
export async function openQueue(broker: Broker, { name, leaseMs }: QueueOptions): Promise<Result<Queue>> {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(name))
    return invalid([`--queue ${name}: give letters, digits, - and _, such as nightly.`])
  const { manager, client, address } = broker
  const [jobs, runs] = [`${name}-jobs`, `${name}-runs`]
  const common = { storage: StorageType.File, max_age: nanos(keptMs), discard: DiscardPolicy.New }
  try {
    await madeOnce(() =>
      manager.streams.add({
        ...common,
        name: jobs,
        subjects: [`${name}.jobs.>`],
        retention: RetentionPolicy.Workqueue,
      }),
    )
    await madeOnce(() => manager.streams.add({ ...common, name: runs, subjects: [`${name}.runs.>`] }))
    // A broker of version 2.9 would change one that is there.
    if (!(await hasWorkersConsumer(broker, jobs)))
      await madeOnce(() =>
        manager.consumers.add(jobs, {
          durable_name: workersConsumer,
          ack_policy: AckPolicy.Explicit,
          ack_wait: nanos(leaseMs ?? defaultLeaseMs),
          max_ack_pending: 10_000,
        }),
      )
    const { config } = await manager.consumers.info(jobs, workersConsumer)
    const kept = Math.round((config.ack_wait ?? 0) / 1e6)
    if (leaseMs !== undefined && leaseMs !== kept)
      return invalid([
        `--lease: the queue ${name} at ${address} has one of ${kept / 1000} s: give the same, or none, or name another queue by --queue.`,
      ])
    const members = await new Kvm(client).create(`${name}-members`, { ttl: 3 * presenceMs, history: 1 })
    return valid({ broker, name, leaseMs: kept, jobs, runs, members })
  } catch (error) {
    return invalid([`--nats ${address}: ${queueTrouble(error)}`])
  }
}

async function hasWorkersConsumer({ manager }: Broker, jobs: string): Promise<boolean> {
  try {
    await manager.consumers.info(jobs, workersConsumer)
    return true
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === consumerNotFound) return false
    throw error
  }
}

/** Error code of JetStream. */
const consumerNotFound = 10014

/** Whoever comes second finds what the first has made, whatever numbers it had chosen. */
async function madeOnce(make: () => Promise<unknown>): Promise<void> {
  try {
    await make()
  } catch (error) {
    if (!(error instanceof JetStreamApiError && existsAlready.has(error.code))) throw error
  }
}

/** Error codes of JetStream: a stream or consumer of this name is there, with other settings. */
const existsAlready: ReadonlySet<number> = new Set([10058, 10148, 10105, 10013])

/** Error codes of JetStream: no room in the store of the account or of the server, or in that of a stream. */
const storeFull: ReadonlySet<number> = new Set([10023, 10028, 10047, 10077, 10002, 10120])

/** Whether the broker took nothing more because its store is full. */
export const isStoreFull = (error: unknown): boolean =>
  error instanceof JetStreamApiError &&
  (storeFull.has(error.code) || /no space left|maximum (bytes|messages)|insufficient/i.test(error.message))

/** Whether the broker does not answer at the moment: it may again. */
export const isAway = (error: unknown): boolean =>
  [
    errors.TimeoutError,
    errors.NoRespondersError,
    errors.RequestError,
    errors.ConnectionError,
    errors.ClosedConnectionError,
    errors.DrainingConnectionError,
  ].some((kind) => error instanceof kind) ||
  (error instanceof JetStreamError && !(error instanceof JetStreamApiError)) ||
  (error instanceof JetStreamApiError && error.code === 10008)

/** Whether somebody else was first with a message of this subject. */
export const isSecond = (error: unknown): boolean =>
  error instanceof JetStreamApiError && error.code === 10071

/** What a broker that does not do what is wanted of it means, and what to do. */
export function queueTrouble(error: unknown): string {
  if (isStoreFull(error))
    return 'the store of the broker is full: make room on its disk, or give it more (max_file_store).'
  const text = error instanceof Error ? error.message : String(error)
  if (/permissions? violation/i.test(text))
    return `the broker does not allow these credentials what a queue needs (${text}): allow them JetStream's API and the subjects of the queue.`
  return `the broker does not keep the queue (${text}): look into its log.`
}

/**
 * Stores a message, however long the broker is away: it is tried until it is stored or the signal says that nobody wants it any
 * more. Resolves to whether it is; where `first` is asked for, an equal subject that is there already counts as not.
 * Rejects where the broker refuses it.
 */
export async function putMessage(
  { broker }: Queue,
  subject: string,
  payload: string | Uint8Array,
  { first = false, signal }: { readonly first?: boolean; readonly signal?: AbortSignal | undefined } = {},
): Promise<boolean> {
  for (let tries = 0; ; tries++) {
    if (signal?.aborted || broker.connection.isClosed()) return false
    try {
      await broker.client.publish(subject, payload, first ? { expect: { lastSubjectSequence: 0 } } : {})
      return true
    } catch (error) {
      // Perhaps it was stored in the try before, whose answer got lost: it is there, which is what is wanted.
      if (first && isSecond(error)) return tries > 0
      if (!isAway(error)) throw error
      await delay(broker.timers, retryAfterMs, signal)
    }
  }
}

const retryAfterMs = 300

/** The last message of a subject of a run; undefined: there is none. Rejects where the broker does not answer. */
export async function lastOf({ broker, runs }: Queue, subject: string): Promise<Uint8Array | undefined> {
  const found = await broker.manager.streams.getMessage(runs, { last_by_subj: subject })
  return found?.data
}
