/** @module Interrupts runs against a server of a configuration at random moments, and looks at what they leave. */

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foreignEnvironment, referenceCommand, writeForeignSystem } from '../../cli/bench/foreign/system.ts'
import { startTimeout, stopwatch } from '../../cli/shared/stopwatch.ts'
import { attemptFor } from '../../drivers/ports/time-limit.ts'
import { recordIn } from '../../reports/verdicts/record-file.ts'
import { seededRandom } from '../../simulators/random.ts'
import { filesIn, processesWith } from './aftermath.ts'
import { type Aftermath, fullDisk, type Interruption, interruptions } from './interruption.ts'

const program = join(import.meta.dirname, '..', '..', 'cli', 'sls.mjs')
/** Of all features something, in two processes. */
const shard = ['--shard', '1/8']
const instances = 2
/** POSIX counts the limit of a file in these. */
const blockBytes = 512
/** Keys and configuration of the server fit into it. */
const leastBlocks = 64
/** How long processes may take to notice that the run was killed. */
const endLimitMs = 30_000

interface Trial {
  readonly folder: string
  readonly strikeAfterMs: number
  readonly interruption: Interruption | undefined
  readonly maximumBlocks: number | undefined
}

interface Ended extends Aftermath {
  readonly wallMs: number
  readonly messagesBytes: number
  readonly problems: readonly string[]
}

/** The server that a run has started, not what supervises it. */
const serverOf = (mark: string): number | undefined =>
  processesWith(mark).find(({ command }) => /reference-program\.[jt]s$/.test(command))?.pid

async function runOnce({ folder, strikeAfterMs, interruption, maximumBlocks }: Trial): Promise<Ended> {
  const [temporary, out, home] = ['tmp', 'out', 'home'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  for (const path of [temporary, home]) mkdirSync(path, { recursive: true })
  const command = `ulimit -S -f unlimited; ${referenceCommand}`
  const { file } = await writeForeignSystem(home, instances, { process: { kind: 'start', command } })
  const mark = `SLS_TEST_MARK=${randomUUID()}`
  // The limit is for the files of the run: the server has a disk of its own.
  const limit = maximumBlocks === undefined ? ':' : `ulimit -S -f ${maximumBlocks}`
  const elapsed = stopwatch()
  const run = spawn(
    '/bin/sh',
    [
      '-c',
      `${limit}; exec "$@"`,
      'sh',
      process.execPath,
      program,
      'run',
      '--config',
      file,
      ...shard,
      '--out',
      out,
    ],
    {
      env: { ...process.env, ...foreignEnvironment, TMPDIR: temporary, SLS_TEST_MARK: mark.split('=')[1] },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    },
  )
  let said = ''
  for (const stream of [run.stdout, run.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
  const cancel = startTimeout(strikeAfterMs, () => interruption?.strike(run, () => serverOf(mark)))
  await once(run, 'close')
  cancel()
  const wallMs = elapsed()
  const alive = await leftOver(mark)
  for (const { pid } of alive) process.kill(pid, 'SIGKILL')
  const leavesFolders = interruption?.leavesFolders ?? false
  const { messages, results, problems } = filesIn(out, leavesFolders)
  const folders = leavesFolders ? [] : readdirSync(temporary)
  const record = recordIn(out)
  const bytes = Buffer.byteLength((record.ok && record.value) || '')
  return {
    code: run.exitCode,
    signal: run.signalCode,
    said,
    messages,
    results,
    wallMs,
    messagesBytes: bytes,
    problems: [
      ...problems,
      ...alive.map(({ command }) => `a process stays behind: ${command}`),
      ...folders.map((name) => `a temporary folder stays behind: ${name}`),
    ],
  }
}

/** The processes of a run that do not end by themselves. */
async function leftOver(mark: string): Promise<ReturnType<typeof processesWith>> {
  const noneAlive = async (): Promise<void> => {
    if (processesWith(mark).length > 0) throw new Error('some are alive')
  }
  await attemptFor(endLimitMs, noneAlive, new AbortController().signal).catch(() => undefined)
  return processesWith(mark)
}

export interface InterruptionResult {
  readonly tried: number
  /** How many of them left something wrong. */
  readonly wrong: number
  /** What was found, a sentence each. */
  readonly findings: readonly string[]
}

/** Makes the interruptions with these numbers; each way has its turn. Rejects where an undisturbed run does not pass. */
export async function interruptRuns(
  numbers: readonly number[],
  seed: string,
  onTried: (line: string) => void = () => undefined,
): Promise<InterruptionResult> {
  const top = mkdtempSync(join(tmpdir(), 'sls-interrupted-'))
  const findings: string[] = []
  let wrongOnes = 0
  try {
    const undisturbed = await runOnce({
      folder: join(top, 'whole'),
      strikeAfterMs: 0,
      interruption: undefined,
      maximumBlocks: undefined,
    })
    if (undisturbed.code !== 0 || undisturbed.problems.length > 0)
      throw new Error(`a run that nobody interrupts: ${undisturbed.problems.join('; ')} ${undisturbed.said}`)
    const whole = undisturbed.results?.outcomes.length ?? 0
    for (const number of numbers) {
      const interruption = interruptions[number % interruptions.length]
      if (!interruption) continue
      const share = seededRandom(`${seed}/${number}`).below(thousandths) / thousandths
      const trial = trialOf(interruption, undisturbed, share, join(top, `${number}`))
      const ended = await runOnce(trial)
      const wrong = [...ended.problems, ...interruption.problems(ended, whole)]
      const title = `${interruption.name}, ${seed}/${number}, ${momentOf(trial)}`
      if (wrong.length > 0) wrongOnes++
      findings.push(...wrong.map((problem) => `${title}: ${problem}`))
      if (wrong.length > 0) findings.push(`${title}: it said ${ended.said.trim()}`)
      onTried(
        `${title}: ${ended.results?.outcomes.length ?? 0} of ${whole} judged, ${wrong.length === 0 ? 'as promised' : wrong.join('; ')}`,
      )
      rmSync(trial.folder, { recursive: true, force: true })
    }
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
  return { tried: numbers.length, wrong: wrongOnes, findings }
}

const thousandths = 1_000

const momentOf = ({ maximumBlocks, strikeAfterMs }: Trial): string =>
  maximumBlocks === undefined ? `after ${Math.round(strikeAfterMs)} ms` : `at ${maximumBlocks} blocks`

/** A moment of an undisturbed run, or a size between nothing and that of its messages. */
function trialOf(
  interruption: Interruption,
  { wallMs, messagesBytes }: Ended,
  share: number,
  folder: string,
): Trial {
  const blocks = leastBlocks + Math.floor((share * messagesBytes) / blockBytes)
  return {
    folder,
    interruption,
    strikeAfterMs: share * wallMs,
    maximumBlocks: interruption.name === fullDisk ? blocks : undefined,
  }
}
