/** @module `--nats` and `--queue`: where work is handed out, and whom it is shared with. */

import { hostname } from 'node:os'
import { type Result, valid } from '../../reports/result.ts'
import { connectBroker } from '../../work-queue/broker.ts'
import { openQueue, type Queue } from '../../work-queue/queue.ts'
import type { QueueTimers } from '../../work-queue/timers.ts'
import { startTimeout, stopwatch } from '../shared/stopwatch.ts'

export const queueOptions = { nats: { type: 'string' }, queue: { type: 'string' } } as const

export const queueHelp = `  --nats URL       the work is done by the workers that sls worker --nats URL has started, on any machine (docs/many-machines.md);
                   URL is that of a NATS server, such as nats://localhost:4222. Credentials: NATS_USER and NATS_PASSWORD, NATS_TOKEN,
                   NATS_CREDS, NATS_NKEY, NATS_CA, NATS_CERT, NATS_KEY, as the nats command has them
  --queue NAME     which workers (default sls): those with the same name
`

export interface QueueChoice {
  readonly url: string
  readonly queue: string
  /** In ms, for a queue that is not there yet. */
  readonly leaseMs?: number | undefined
}

const connectLimitMs = 5_000

export const defaultQueue = 'sls'

/** The queue that options name; undefined: the work is done here. */
export const queueChoice = ({
  nats,
  queue = defaultQueue,
}: {
  readonly nats?: string | undefined
  readonly queue?: string | undefined
}): QueueChoice | undefined => (nats === undefined ? undefined : { url: nats, queue })

const elapsed = stopwatch()

export const queueTimers: QueueTimers = { now: elapsed, after: startTimeout }

/** Connects to the broker, and opens the queue. Its broker is to be closed. */
export async function reachQueue({ url, queue, leaseMs }: QueueChoice): Promise<Result<Queue>> {
  const name = `sls ${hostname()} ${process.pid}`
  const broker = await connectBroker({
    url,
    environment: process.env,
    name,
    connectLimitMs,
    timers: queueTimers,
  })
  if (!broker.ok) return broker
  const opened = await openQueue(broker.value, { name: queue, ...(leaseMs !== undefined && { leaseMs }) })
  if (!opened.ok) await broker.value.close()
  return opened.ok ? valid(opened.value) : opened
}
