/**
 * @module Runs by a queue whose workers are killed at random moments, one of them hung, and the broker killed once: each leaves what
 * one machine leaves, byte for byte but for times.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wallClock } from '../../cli/serve/wall-clock.ts'
import { startTimeout, stopwatch } from '../../cli/shared/stopwatch.ts'
import { packedRecord, recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { seededRandom } from '../../simulators/random.ts'
import { hasNatsServer, NatsServer } from '../../testing/nats-server.ts'
import type { Counts } from '../parts/parts.ts'

const home = join(import.meta.dirname, '../..')
const runs = process.env.CI ? 1 : 10
const kills = 6

/** A run takes half a minute, or some on a busy machine. */
const longestMs = 600_000

/** A scenario takes milliseconds, so that a lease of two seconds is long. */
const lease = ['--lease', '2']

export async function queueLongRun(
  print: (line: string) => void,
  count = runs,
  alone?: string,
): Promise<Counts> {
  if (!hasNatsServer) {
    print('  skipped: nats-server is not installed')
    return { passed: 0, failed: 0, skipped: count }
  }
  const out = mkdtempSync(join(tmpdir(), 'sls-queue-'))
  const seed = Math.floor(wallClock() / 1000)
  print(`  seed ${seed}`)
  let passed = 0
  try {
    const expected = join(out, 'alone')
    if (alone === undefined)
      await sls(['run', '--target', 'embedded', '--workers', '1', '--out', expected]).end
    for (let n = 0; n < count; n++) {
      const difference = await disturbedRun(join(out, `${n}`), alone ?? expected, seed + n, print)
      if (difference === undefined) passed++
      else print(`  run ${n + 1}: ${difference}`)
    }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
  return { passed, failed: count - passed, skipped: 0 }
}

async function disturbedRun(
  out: string,
  alone: string,
  seed: number,
  print: (line: string) => void,
): Promise<string | undefined> {
  const random = seededRandom(`${seed}`)
  const elapsed = stopwatch()
  const server = await NatsServer.start()
  const workers: Started[] = []
  let isOver = false
  const endedByThemselves: string[] = []
  // One that starts while there is no broker says so and ends: whoever keeps workers starts it again. One that works has to stay.
  const startWorker = (): void => {
    const worker = sls(['worker', '--nats', server.url, '--processes', '1', ...lease])
    let works = false
    void worker.begun.then(() => {
      works = true
    })
    workers.push(worker)
    void worker.end.then(({ output }) => {
      if (isOver || !workers.includes(worker)) return
      if (works) endedByThemselves.push(`a worker ended by itself: ${output}`)
      workers.splice(workers.indexOf(worker), 1)
      startWorker()
    })
  }
  const done: string[] = []
  try {
    startWorker()
    startWorker()
    const run = sls(['run', '--target', 'embedded', '--nats', server.url, '--out', out])
    void run.end.then(() => {
      isOver = true
    })
    const cancel = startTimeout(longestMs, () => void run.child.kill('SIGKILL'))
    void run.end.then(cancel)
    // Whoever starts while there is no broker is told so.
    await Promise.race([run.begun, run.end])
    const broker = random.below(kills)
    for (let kill = 0; kill < kills; kill++) {
      await after(500 + random.below(3_500))
      if (isOver) break
      const victim = workers.splice(random.below(workers.length), 1)[0]
      victim?.child.kill('SIGKILL')
      await victim?.end
      startWorker()
      done.push(`${Math.round(elapsed() / 100) / 10} s a worker`)
      if (kill !== broker) continue
      await server.kill()
      done.push('the broker')
      await after(200 + random.below(1_500))
      await server.again()
    }
    const { code, output } = await run.end
    print(`  seed ${seed}: ${Math.round(elapsed() / 1000)} s, killed after ${done.join(', ')}`)
    if (code !== 0) return `exit code ${code} after ${done.join(', ')}\n${output}`
    return endedByThemselves[0] ?? differenceOf(out, alone)
  } finally {
    isOver = true
    for (const { child } of workers) child.kill('SIGKILL')
    await Promise.all(workers.map(({ end }) => end))
    await server.stop()
  }
}

const after = (ms: number): Promise<void> => new Promise((over) => void startTimeout(ms, over))

interface Started {
  readonly child: ChildProcess
  /** It has printed something. */
  readonly begun: Promise<unknown>
  readonly end: Promise<{ readonly code: number | null; readonly output: string }>
}

function sls(args: readonly string[]): Started {
  const child = spawn(process.execPath, [join(home, 'cli/sls.mjs'), ...args], { cwd: home })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  const end = once(child, 'exit').then(() => ({ code: child.exitCode, output }))
  return { child, begun: once(child.stdout, 'data'), end }
}

const times: readonly (readonly [RegExp, string])[] = [
  [/"(durationMs|startedAt|endedAt)": [^,\n]+/g, '"$1": 0'],
  [/"(timestamp|duration)":\{[^}]*\}/g, '"$1":0'],
]

const withoutTimes = (text: string): string =>
  times.reduce((changed, [pattern, by]) => changed.replaceAll(pattern, by), text)

/** The first line that is not the same, of all files with results. */
function differenceOf(out: string, alone: string): string | undefined {
  for (const file of ['results.json', packedRecord, 'films.ndjson']) {
    const [lines, expected] = [out, alone].map((folder) =>
      withoutTimes(
        file === packedRecord ? recordLeftIn(folder) : readFileSync(join(folder, file), 'utf8'),
      ).split('\n'),
    )
    const at = expected?.findIndex((line, index) => line !== lines?.[index]) ?? 0
    if (at >= 0 || lines?.length !== expected?.length)
      return `${file}, line ${at + 1}: ${lines?.[at]?.slice(0, 300)}\n  in place of ${expected?.[at]?.slice(0, 300)}`
  }
  return undefined
}

if (import.meta.main) {
  const [count = '10', alone] = process.argv.slice(2)
  const counts = await queueLongRun((line) => process.stdout.write(`${line}\n`), Number(count), alone)
  process.stdout.write(`${JSON.stringify(counts)}\n`)
}
