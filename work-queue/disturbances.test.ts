import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { hasNatsServer, NatsServer, timersOfTests } from '../testing/nats-server.ts'
import { CutNetwork } from '../testing/network/cut-network.ts'
import { connectBroker } from './broker.ts'
import { distribute, type JobResult } from './distribute.ts'
import { openQueue, type Queue } from './queue.ts'
import { takeJobs, type Work } from './take-jobs.ts'

const undo: (() => unknown)[] = []
afterAll(async () => {
  for (const one of undo.reverse()) await one()
})

async function startedBroker(): Promise<NatsServer> {
  const server = await NatsServer.start()
  undo.push(() => server.stop())
  return server
}

async function queueAt(url: string): Promise<Queue> {
  const options = { url, environment: {}, name: 'test', connectLimitMs: 5_000, timers: timersOfTests }
  const broker = await connectBroker(options)
  if (!broker.ok) throw new Error(broker.problems.join())
  undo.push(() => broker.value.close())
  const queue = await openQueue(broker.value, { name: 'test', leaseMs: 1_000 })
  if (!queue.ok) throw new Error(queue.problems.join())
  return queue.value
}

/** Does two jobs at a time here until the test is over. */
function worker(queue: Queue, name: string, perform: (id: string) => Promise<string>): void {
  const stop = new AbortController()
  undo.push(() => stop.abort())
  const work: Work = {
    name,
    slots: 2,
    facts: {},
    perform: async ({ id }) => ({ kind: 'done', bytes: Buffer.from(await perform(id)) }),
    refused: () => undefined,
  }
  takeJobs(queue, work, stop.signal).catch(() => undefined)
}

/** What came of these jobs, a line each; `done` is told of each result. */
async function linesOf(
  queue: Queue,
  run: string,
  ids: readonly string[],
  done = (_: JobResult): void => undefined,
) {
  const results: JobResult[] = []
  await distribute(
    queue,
    { run, kind: 'any', title: run, facts: {}, jobs: ids.map((id) => ({ id, data: {} })) },
    {
      done(result) {
        results.push(result)
        done(result)
      },
    },
    new AbortController().signal,
  )
  return results.map(({ bytes, deliveries }) => `${Buffer.from(bytes)}, given out ${deliveries}`).toSorted()
}

/** How many messages there are of runs, and how many jobs. */
const leftOf = async ({ broker, jobs, runs }: Queue): Promise<number[]> =>
  await Promise.all(
    [jobs, runs].map(async (name) => (await broker.manager.streams.info(name)).state.messages),
  )

const workerFile = fileURLToPath(new URL('../checks/queue/stopped-worker.ts', import.meta.url))

describe.skipIf(!hasNatsServer || process.platform === 'win32')(
  'whatever holds a worker up',
  { timeout: 60_000 },
  () => {
    test('a process that was stopped for longer than its lease is late, and counts once', async () => {
      const server = await startedBroker()
      const queue = await queueAt(server.url)
      const child = fork(workerFile, [server.url])
      undo.push(() => child.kill('SIGKILL'))
      const told = async (what: string) => {
        for (;;) {
          const [message] = await once(child, 'message')
          if (message === what) return
        }
      }
      const begun = told('begun')
      const idle = begun.then(() => told('idle'))
      const isLate = Promise.withResolvers<void>()
      const first = Promise.withResolvers<void>()
      const lines = linesOf(queue, 'stopped', ['1', '2'], () => first.resolve())
      await begun
      child.kill('SIGSTOP')
      child.send('go')
      worker(await queueAt(server.url), 'other', async (id) => {
        // The run is not over before the late result has come.
        if (id === '2') await isLate.promise
        return `${id} by the other`
      })
      await first.promise
      child.kill('SIGCONT')
      await idle
      isLate.resolve()
      expect(await lines).toEqual(['1 by the other, given out 2', '2 by the other, given out 1'])
      expect(await leftOf(queue)).toEqual([0, 0])
    })

    test('a network that drops everything without a word is noticed, and loses nothing', async () => {
      const server = await startedBroker()
      const queue = await queueAt(server.url)
      const network = await CutNetwork.to(server.port)
      undo.push(() => network.cut())
      const begun = Promise.withResolvers<void>()
      const away = Promise.withResolvers<void>()
      const behind = await queueAt(`nats://127.0.0.1:${network.port}`)
      behind.broker.watch((isThere) => isThere || away.resolve())
      let times = 0
      worker(behind, 'behind', async (id) => {
        times++
        begun.resolve()
        await away.promise
        return `${id} behind the network`
      })
      const lines = linesOf(queue, 'silent', ['1'])
      await begun.promise
      network.silence()
      // Nobody has ended the connection: what is missing are the answers to pings.
      await away.promise
      await network.cut()
      await network.heal()
      expect((await lines).map((line) => line.replace(/,.*/, ''))).toEqual(['1 behind the network'])
      expect(times).toBeLessThanOrEqual(2)
      expect(await leftOf(queue)).toEqual([0, 0])
    })

    test('a network that is cut and heals loses nothing', async () => {
      const server = await startedBroker()
      const queue = await queueAt(server.url)
      const network = await CutNetwork.to(server.port)
      undo.push(() => network.cut())
      const away = Promise.withResolvers<void>()
      const begun = Promise.withResolvers<void>()
      const done: string[] = []
      const behind = await queueAt(`nats://127.0.0.1:${network.port}`)
      const asker = await queueAt(`nats://127.0.0.1:${network.port}`)
      behind.broker.watch((isThere) => isThere || away.resolve())
      worker(behind, 'behind', async (id) => {
        begun.resolve()
        await away.promise
        done.push(id)
        return `${id} behind the network`
      })
      const lines = linesOf(asker, 'cut', ['1', '2', '3'])
      await begun.promise
      await network.cut()
      // What is done while it is cut is given back when it has healed.
      await away.promise
      await network.heal()
      expect((await lines).map((line) => line.replace(/,.*/, ''))).toEqual([
        '1 behind the network',
        '2 behind the network',
        '3 behind the network',
      ])
      expect(await leftOf(queue)).toEqual([0, 0])
    })
  },
)
