/** @module A run whose scenarios one worker of a broker plays, beside the same run without, in turns. */

import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { freePorts } from '../foreign/system.ts'
import { interleaved, type Pair, wallTimeOf } from '../paired-runs.ts'

export interface QueueBench {
  /** Wall times in ms: `first` by the worker, `second` without a broker. */
  readonly rounds: readonly Pair<number>[]
}

export const hasBroker = (): boolean => spawnSync('nats-server', ['--version']).status === 0

const program = fileURLToPath(new URL('../../sls.mjs', import.meta.url))
const suite = ['run', '--target', 'embedded']

/** Starts a program, and resolves when it has said that it is ready. It ends with the bench. */
async function startedUntil(
  opened: AsyncDisposableStack,
  command: string,
  args: readonly string[],
  stream: 'stdout' | 'stderr',
  ready: RegExp,
): Promise<void> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const endWithUs = () => void child.kill('SIGKILL')
  process.once('exit', endWithUs)
  const ended = once(child, 'exit').finally(() => process.off('exit', endWithUs))
  opened.defer(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const said: string[] = []
  const isReady = Promise.withResolvers<void>()
  ended.then(
    () => isReady.reject(new Error(`${command} ended before it was ready:\n${said.join('\n')}`)),
    isReady.reject,
  )
  isReady.promise.catch(() => {})
  for (const name of ['stdout', 'stderr'] as const)
    createInterface(child[name]).on('line', (line) => {
      said.push(line)
      if (name === stream && ready.test(line)) isReady.resolve()
    })
  await isReady.promise
}

/** Both sides are warm: what is measured are runs beside a worker that is there. */
export async function measureQueue(rounds: number, onRound: (done: number) => void): Promise<QueueBench> {
  await using opened = new AsyncDisposableStack()
  const folder = temporaryFolder('sls-bench-queue-')
  opened.defer(() => folder.remove())
  const [port = 0] = await freePorts(1)
  const store = join(folder.path, 'store')
  const broker = ['-a', '127.0.0.1', '-p', `${port}`, '-js', '-sd', store]
  await startedUntil(opened, 'nats-server', broker, 'stderr', /Server is ready/)
  const nats = ['--nats', `nats://127.0.0.1:${port}`]
  const worker = [program, 'worker', ...nats, '--processes', '1']
  await startedUntil(opened, process.execPath, worker, 'stdout', /Ctrl-C ends it/)
  const side =
    (name: string, ...options: readonly string[]) =>
    () =>
      wallTimeOf({ args: [program, ...suite, ...options, '--out', join(folder.path, name)] })
  const [shared, alone] = [side('shared', ...nats), side('alone', '--workers', '1')]
  await shared()
  await alone()
  return { rounds: await interleaved(rounds, shared, alone, onRound) }
}
