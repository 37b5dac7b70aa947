import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { startSls } from '../../../testing/command-line.ts'
import { hasNatsServer, NatsServer, timersOfTests } from '../../../testing/nats-server.ts'
import { connectBroker } from '../../../work-queue/broker.ts'
import { joinQueue, membersOf } from '../../../work-queue/members.ts'
import { openQueue, type Queue } from '../../../work-queue/queue.ts'
import { workerSubcommand } from '../../worker/worker.ts'
import { workersSubcommand } from '../../workers/workers.ts'
import { runSubcommand } from '../run.ts'

const undo: (() => unknown)[] = []
afterAll(async () => {
  for (const one of undo.reverse()) await one()
})
const folder = mkdtempSync(join(tmpdir(), 'sls-refusals-'))
undo.push(() => rmSync(folder, { recursive: true, force: true }))

const timeout = 60_000
const subcommands = { worker: workerSubcommand, workers: workersSubcommand, run: runSubcommand }
type Command = keyof typeof subcommands
const out = join(folder, 'out')
const givenTo = {
  worker: ['--processes', '1'],
  workers: [],
  run: ['--target', 'embedded', '--only', 'SMS-06', '--out', out],
}

/** What a command says, and its exit code. */
async function said(command: Command, ...args: readonly string[]) {
  const lines: { out: string[]; err: string[] } = { out: [], err: [] }
  const terminal = {
    live: false,
    columns: 80,
    out: (text: string) => void lines.out.push(text),
    err: (text: string) => void lines.err.push(text),
    paint: (_: unknown, text: string) => text,
  }
  const code = await subcommands[command].run([...givenTo[command], ...args], terminal)
  return { code, out: lines.out.join(''), err: lines.err.join('') }
}

const sentence = (pattern: string) => expect.stringMatching(new RegExp(`^${pattern}\\n$`))
const commands: readonly Command[] = ['worker', 'workers', 'run']

describe('one sentence says what is wrong with what is given', () => {
  test.each<[string, Command, readonly string[], string]>([
    [
      'no broker',
      'worker',
      [],
      '--nats: give the address of a NATS server, such as nats://localhost:4222\\.',
    ],
    [
      'no broker',
      'workers',
      [],
      '--nats: give the address of a NATS server, such as nats://localhost:4222\\.',
    ],
    ['a queue without a broker', 'run', ['--queue', 'x'], '--queue: give --nats URL as well\\.'],
    ['no number', 'worker', ['--nats', 'x', '--lease', '0'], '--lease 0: give a whole number of seconds .*'],
    [
      'no name',
      'worker',
      ['--nats', 'x', '--name', 'a.b'],
      '--name a\\.b: give letters, digits, - and _, .*',
    ],
    [
      'what is of one machine',
      'run',
      ['--nats', 'x', '--shard', '1/2'],
      '--nats and --shard exclude each other: .*',
    ],
  ])('%s: sls %s', async (_, command, args, expected) => {
    expect(await said(command, ...args)).toEqual({ code: 2, out: '', err: sentence(expected) })
  })

  test.each(commands)('an address where nobody is, and one that is none: sls %s', async (command) => {
    expect(await said(command, '--nats', 'nats://127.0.0.1:1')).toEqual({
      code: 2,
      out: '',
      err: sentence('--nats nats://127\\.0\\.0\\.1:1: no broker is there: start one with .*'),
    })
    expect(await said(command, '--nats', 'http://127.0.0.1:1')).toEqual({
      code: 2,
      out: '',
      err: sentence('--nats http://127\\.0\\.0\\.1:1: give the address of a NATS server, .*'),
    })
    expect(existsSync(out)).toBe(false)
  })
})

async function queueAt(url: string): Promise<Queue> {
  const given = { url, environment: {}, name: 'test', connectLimitMs: 5_000, timers: timersOfTests }
  const broker = await connectBroker(given)
  if (!broker.ok) throw new Error(broker.problems.join())
  undo.push(() => broker.value.close())
  const queue = await openQueue(broker.value, { name: 'sls' })
  if (!queue.ok) throw new Error(queue.problems.join())
  return queue.value
}

/** In a process of its own, as it loads Cucumber. */
const runAt = async (server: NatsServer) => await startSls('run', ...givenTo.run, '--nats', server.url).end

const memberOf = (version: string) => ({
  name: 'old',
  role: 'worker' as const,
  since: '2026-01-01T00:00:00.000Z',
  slots: 1,
  doing: [],
  facts: { version },
})

/** How many messages are in the streams of a queue. */
const kept = async ({ broker, jobs, runs }: Queue) =>
  await Promise.all(
    [jobs, runs].map(async (name) => (await broker.manager.streams.info(name)).state.messages),
  )

describe.skipIf(!hasNatsServer)('a broker that is of no use', { timeout }, () => {
  test('has another password', async () => {
    const server = await NatsServer.start('--user', 'ann', '--pass', 'right')
    undo.push(() => server.stop())
    for (const command of commands)
      expect(await said(command, '--nats', server.url.replace('//', '//ann:wrong@'))).toEqual({
        code: 2,
        out: '',
        err: sentence('--nats nats://127\\.0\\.0\\.1:\\d+: the broker refuses these credentials: give .*'),
      })
  })

  test('has somebody of another version, and keeps nothing of who was refused', async () => {
    const server = await NatsServer.start()
    undo.push(() => server.stop())
    const queue = await queueAt(server.url)
    const membership = await joinQueue(queue, memberOf('0.0.1'))
    if (typeof membership === 'string') throw new Error(membership)
    const refused =
      'Refused: the worker old is another one: the version is .+ here and 0\\.0\\.1 there\\. Use the same .*'
    expect(await said('worker', '--nats', server.url)).toEqual({ code: 2, out: '', err: sentence(refused) })
    expect(await runAt(server)).toMatchObject({ code: 2, err: sentence(refused) })
    expect(await said('workers', '--nats', server.url)).toMatchObject({ code: 0, err: '' })
    expect((await membersOf(queue)).map(({ name }) => name)).toEqual(['old'])
    expect(await kept(queue)).toEqual([0, 0])
    await membership.leave()
    expect(await said('workers', '--nats', server.url)).toEqual({
      code: 1,
      out: 'Nobody is there at the queue sls: start a worker with sls worker --nats URL.\n',
      err: '',
    })
  })

  test('has a queue with another lease', async () => {
    const server = await NatsServer.start()
    undo.push(() => server.stop())
    await queueAt(server.url)
    expect(await said('worker', '--nats', server.url, '--lease', '3')).toEqual({
      code: 2,
      out: '',
      err: sentence(
        '--lease: the queue sls at nats://127\\.0\\.0\\.1:\\d+ has one of 15 s: give the same, .*',
      ),
    })
  })

  test('has a store that is full', async () => {
    const config = join(folder, 'full.conf')
    writeFileSync(config, 'jetstream { max_file_store: 100, max_memory_store: 1KB }\n')
    const server = await NatsServer.start('-c', config)
    undo.push(() => server.stop())
    const { members } = await queueAt(server.url)
    await members.put('somebody', 'x'.repeat(200))
    const full =
      'the store of the broker is full: make room on its disk, or give it more \\(max_file_store\\)\\.'
    expect(await said('worker', '--nats', server.url)).toEqual({
      code: 2,
      out: '',
      err: sentence(`Refused: ${full}`),
    })
    expect(await runAt(server)).toMatchObject({ code: 2, err: sentence(`Refused: ${full}`) })
  })
})
