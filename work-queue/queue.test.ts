import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { hasNatsServer, NatsServer, timersOfTests } from '../testing/nats-server.ts'
import { type Broker, connectBroker } from './broker.ts'
import { type DistributedRun, DistributionError, distribute, type JobResult } from './distribute.ts'
import { joinQueue, membersOf } from './members.ts'
import type { JobMessage } from './messages.ts'
import { openQueue, type Queue } from './queue.ts'
import { type Performed, takeJobs, type Work } from './take-jobs.ts'

const undo: (() => unknown)[] = []
afterAll(async () => {
  for (const one of undo.reverse()) await one()
})

const connected = async (url: string, environment: Record<string, string> = {}, connectLimitMs = 5_000) =>
  connectBroker({ url, environment, name: 'test', connectLimitMs, timers: timersOfTests })

async function brokerAt(server: NatsServer, environment: Record<string, string> = {}): Promise<Broker> {
  const broker = await connected(server.url, environment)
  if (!broker.ok) throw new Error(broker.problems.join())
  undo.push(() => broker.value.close())
  return broker.value
}

async function started(...options: readonly string[]): Promise<NatsServer> {
  const server = await NatsServer.start(...options)
  undo.push(() => server.stop())
  return server
}

async function queueAt(server: NatsServer, name = 'test', leaseMs = 1_000): Promise<Queue> {
  const queue = await openQueue(await brokerAt(server), { name, leaseMs })
  if (!queue.ok) throw new Error(queue.problems.join())
  return queue.value
}

const facts = { version: '1' }
const runOf = (...ids: readonly string[]): DistributedRun => ({
  run: 'r',
  kind: 'sum',
  title: 'a run',
  facts,
  jobs: ids.map((id) => ({ id, data: { of: id } })),
})

const text = (said: string): Performed => ({ kind: 'done', bytes: Buffer.from(said) })

/** A worker that does what `perform` says until the test is over, or `stop` is called. */
function worker(queue: Queue, perform: Work['perform'], name = 'w', more: Partial<Work> = {}) {
  const stop = new AbortController()
  const refusals: string[] = []
  const end = takeJobs(
    queue,
    { name, slots: 1, facts, perform, refused: (why) => void refusals.push(why), ...more },
    stop.signal,
  )
  undo.push(() => stop.abort())
  return { end, refusals, stop: () => stop.abort() }
}

async function gathered(queue: Queue, run: DistributedRun, signal = new AbortController().signal) {
  const results: JobResult[] = []
  await distribute(queue, run, { done: (result) => void results.push(result) }, signal)
  return results.map(({ job, bytes }) => `${job} ${Buffer.from(bytes)}`).toSorted()
}

describe.skipIf(!hasNatsServer)('a queue in nats-server', { timeout: 30_000 }, async () => {
  const server = hasNatsServer ? await started() : undefined
  const own = async (name: string) => {
    if (!server) throw new Error('there is no nats-server')
    return await queueAt(server, name)
  }

  test('has each job done, and leaves nothing', async () => {
    const queue = await own('all')
    worker(queue, async ({ id }) => text(`done ${id}`))
    expect(await gathered(queue, runOf('1', '2', '3'))).toEqual(['1 done 1', '2 done 2', '3 done 3'])
    for (const stream of [queue.jobs, queue.runs])
      expect((await queue.broker.manager.streams.info(stream)).state.messages).toBe(0)
  })

  test('brings a result that is larger than a message', async () => {
    const queue = await own('large')
    const large = 'x'.repeat(2_500_000)
    worker(queue, async () => text(large))
    expect(await gathered(queue, runOf('1'))).toEqual([`1 ${large}`])
  })

  test('gives a job to another worker where one hangs, and counts it once', async () => {
    const queue = await own('hung')
    const first = Promise.withResolvers<void>()
    const late = Promise.withResolvers<Performed>()
    // One whose lease is not renewed: its timers stand still.
    const still = {
      ...queue,
      broker: { ...queue.broker, timers: { ...timersOfTests, after: () => () => undefined } },
    }
    worker(still, () => {
      first.resolve()
      return late.promise
    })
    const results = gathered(queue, runOf('1'))
    await first.promise
    worker(await own('hung'), async () => {
      late.resolve(text('late'))
      return text('in time')
    })
    expect(await results).toHaveLength(1)
  })

  test('renews the lease of a job that takes longer', async () => {
    const queue = await own('long')
    let begun = 0
    const perform = async () => {
      begun++
      await new Promise((over) => timersOfTests.after(2_500, () => over(undefined)))
      return text('slowly')
    }
    worker(queue, perform)
    worker(await own('long'), perform)
    expect(await gathered(queue, runOf('1'))).toEqual(['1 slowly'])
    expect(begun).toBe(1)
  })

  test('goes on where somebody who waited has died', async () => {
    const queue = await own('again')
    const done: string[] = []
    let received = 0
    const two = Promise.withResolvers<void>()
    const dying = await own('again')
    // Its connection is closed in the middle, so that it can take nothing away.
    const dead = distribute(
      dying,
      runOf('1', '2', '3'),
      {
        done: () => {
          if (++received === 2) two.resolve()
        },
      },
      new AbortController().signal,
    ).catch(() => undefined)
    const go = Promise.withResolvers<void>()
    worker(queue, async ({ id }) => {
      done.push(id)
      if (done.length === 3) await go.promise
      return text(`${id} of ${done.length}`)
    })
    await two.promise
    await dying.broker.connection.close()
    await dead
    go.resolve()
    expect((await gathered(queue, runOf('1', '2', '3'))).map((line) => line.slice(0, 1))).toEqual([
      '1',
      '2',
      '3',
    ])
    expect(done).toHaveLength(3)
  })

  test('ends what is under way where nobody wants it any more', async () => {
    const queue = await own('stopped')
    const begun = Promise.withResolvers<void>()
    const aborted = Promise.withResolvers<void>()
    worker(queue, async (_, __, { signal }) => {
      signal.addEventListener('abort', () => aborted.resolve())
      begun.resolve()
      await aborted.promise
      return { kind: 'lost', reason: 'ended' }
    })
    const stop = new AbortController()
    const results = gathered(queue, runOf('1'), stop.signal)
    await begun.promise
    stop.abort()
    await aborted.promise
    expect(await results).toEqual([])
  })

  test('tells what cannot be done, and tries again what was lost', async () => {
    const queue = await own('failing')
    let tries = 0
    worker(queue, async ({ id }) => {
      if (id === 'bad') return { kind: 'failed', reason: 'there is no such thing' }
      tries++
      return tries < 3 ? { kind: 'lost', reason: 'it fell' } : text('at last')
    })
    expect(await gathered(queue, runOf('good'))).toEqual(['good at last'])
    await expect(gathered(queue, runOf('bad'))).rejects.toThrow(
      new DistributionError('job bad at w: there is no such thing'),
    )
  })

  test('refuses a worker of another version, with the reason', async () => {
    const queue = await own('versions')
    const member = (name: string, version: string) => ({
      name,
      role: 'worker' as const,
      since: '2026-01-01T00:00:00.000Z',
      slots: 1,
      doing: [],
      facts: { version },
    })
    const joined = await joinQueue(queue, member('a', '1'))
    if (typeof joined === 'string') throw new Error(joined)
    expect((await membersOf(queue)).map(({ name }) => name)).toEqual(['a'])
    expect(await joinQueue(queue, member('b', '2'))).toContain('the version is 2 here and 1 there')
    await joined.leave()
    expect(await membersOf(queue)).toEqual([])
    // One that came while nobody was there, and is given a job of another version.
    const other = worker(queue, async () => text('never'), 'c', { facts: { version: '2' } })
    const stop = new AbortController()
    const results = gathered(queue, runOf('1'), stop.signal)
    await other.end
    expect(other.refusals).toEqual(['a run is of another one: the version is 2 here and 1 there'])
    stop.abort()
    await results
  })

  test('ends where the store is full, with what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sls-full-'))
    undo.push(() => rmSync(folder, { recursive: true, force: true }))
    writeFileSync(join(folder, 'nats.conf'), 'jetstream { max_file_store: 100KB, max_memory_store: 1KB }\n')
    const full = await started('-c', join(folder, 'nats.conf'))
    const queue = await queueAt(full)
    worker(await queueAt(full), async () => text('x'.repeat(300_000)))
    await expect(gathered(queue, runOf('1', '2'))).rejects.toThrow(
      'the store of the broker is full: make room',
    )
  })

  test('keeps its lease, whoever comes later', async () => {
    const queue = await own('leases')
    const other = await openQueue(queue.broker, { name: 'leases' })
    expect(other).toMatchObject({ ok: true, value: { leaseMs: queue.leaseMs } })
  })

  test('outlives its broker', async () => {
    const fragile = await started()
    const queue = await queueAt(fragile)
    const two = Promise.withResolvers<void>()
    const again = Promise.withResolvers<void>()
    const seen: JobMessage['id'][] = []
    worker(await queueAt(fragile), async ({ id }) => {
      seen.push(id)
      if (seen.length === 2) {
        two.resolve()
        await again.promise
      }
      return text(id)
    })
    const results = gathered(queue, runOf('1', '2', '3', '4'))
    await two.promise
    await fragile.kill()
    again.resolve()
    await fragile.again()
    expect(await results).toEqual(['1 1', '2 2', '3 3', '4 4'])
  })
})

describe('a broker that cannot be reached is a sentence', { timeout: 30_000 }, () => {
  const why = async (url: string, environment: Record<string, string> = {}, limitMs = 5_000) => {
    const broker = await connected(url, environment, limitMs)
    if (!broker.ok) return broker.problems.join(' ')
    await broker.value.close()
    return 'reached'
  }

  test('where nothing listens, where nobody speaks, and where the address is none', async () => {
    expect(await why('nats://127.0.0.1:1')).toContain('no broker is there')
    expect(await why('http://127.0.0.1')).toContain('give the address of a NATS server')
    const silent = createServer().listen(0, '127.0.0.1')
    undo.push(() => silent.close())
    await new Promise((listening) => silent.once('listening', listening))
    const address = silent.address()
    const port = typeof address === 'object' ? address?.port : undefined
    expect(await why(`nats://127.0.0.1:${port}`, {}, 200)).toContain('nobody answers there')
  })

  test.skipIf(!hasNatsServer)('where password or user are wrong, and it names none of them', async () => {
    const server = await started('--user', 'ann', '--pass', 'secret')
    expect(await why(server.url)).toContain('refuses these credentials')
    const wrong = await why(server.url.replace('//', '//ann:wrong@'))
    expect(wrong).toContain('refuses these credentials')
    expect(wrong).not.toContain('wrong@')
    expect(await why(server.url, { NATS_USER: 'ann', NATS_PASSWORD: 'secret' })).toBe('reached')
    expect(await why(server.url.replace('//', '//ann:secret@'))).toBe('reached')
    expect(await why(server.url, { NATS_CREDS: '/nowhere' })).toContain('NATS_CREDS: /nowhere cannot be read')
  })

  test.skipIf(!hasNatsServer)('where its certificate is not trusted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sls-tls-'))
    undo.push(() => rmSync(folder, { recursive: true, force: true }))
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '2',
        '-keyout',
        key,
        '-out',
        cert,
        ...subject,
      ],
      { stdio: 'ignore' },
    )
    const server = await started('--tls', '--tlscert', cert, '--tlskey', key)
    expect(await why(server.url.replace('nats:', 'tls:'))).toContain('in NATS_CA')
    expect(await why(server.url, { NATS_CA: cert })).toBe('reached')
  })
})
