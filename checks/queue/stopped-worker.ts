/**
 * @module For tests: a worker in a process of its own, for the queue `test` of the broker at its argument. It says `begun` when it has a
 * job, does it when it is told to, and says `idle` when its result has been given back.
 */

import { once } from 'node:events'
import { timersOfTests } from '../../testing/nats-server.ts'
import { connectBroker } from '../../work-queue/broker.ts'
import { openQueue } from '../../work-queue/queue.ts'
import { takeJobs } from '../../work-queue/take-jobs.ts'

const [url = ''] = process.argv.slice(2)
const options = { url, environment: {}, name: 'test', connectLimitMs: 5_000, timers: timersOfTests }
const broker = await connectBroker(options)
if (!broker.ok) throw new Error(broker.problems.join())
const queue = await openQueue(broker.value, { name: 'test' })
if (!queue.ok) throw new Error(queue.problems.join())
process.on('disconnect', () => process.exit())
await takeJobs(
  queue.value,
  {
    name: 'process',
    slots: 1,
    facts: {},
    async perform({ id }) {
      const told = once(process, 'message')
      process.send?.('begun')
      await told
      return { kind: 'done', bytes: Buffer.from(`${id} by the process`) }
    },
    changed: (underWay) => underWay.length === 0 && process.send?.('idle'),
    refused: () => undefined,
  },
  new AbortController().signal,
)
