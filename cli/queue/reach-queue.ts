/** @module The way to a queue. Loaded where one is named: all else does without the packages of the broker. */

import { hostname } from 'node:os'
import { type Result, valid } from '../../reports/result.ts'
import { connectBroker } from '../../work-queue/broker.ts'
import { openQueue, type Queue } from '../../work-queue/queue.ts'
import type { QueueTimers } from '../../work-queue/timers.ts'
import { startTimeout, stopwatch } from '../shared/stopwatch.ts'
import type { QueueChoice } from './options.ts'

const connectLimitMs = 5_000

const elapsed = stopwatch()

const queueTimers: QueueTimers = { now: elapsed, after: startTimeout }

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
