/** @module What a team does every day, each beside the command that it is compared with, in turns. */

import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { resultsIn } from '../../../reports/html/stored-run.ts'
import { projectAt } from '../../shared/project.ts'
import { stopwatch } from '../../shared/stopwatch.ts'
import type { DailyName } from '../goals.ts'
import { interleaved, median, type NodeCommand, wallTimeOf } from '../paired-runs.ts'

/** Two sides of one round, in milliseconds. */
interface DailyRound {
  readonly ms: number
  readonly besideMs: number
}

export interface DailyPair {
  readonly name: DailyName
  readonly rounds: readonly DailyRound[]
  /** Medians over the rounds, and of the ratios of the rounds. */
  readonly ms: number
  readonly besideMs: number
  readonly ratio: number
}

const program = fileURLToPath(new URL('../../sls.mjs', import.meta.url))
const scenario = 'enable-notifications/what-a-notification-is-for#the-tap-alone-approves-nothing'
const shards = 8
const failed = 10

type Side = () => Promise<number>

/** `onRound` is called with what is measured, and the number of its rounds that are done. */
export async function dailyTimes(
  rounds: number,
  onRound: (what: string, done: number) => void,
): Promise<DailyPair[]> {
  await using opened = new AsyncDisposableStack()
  const folder = temporaryFolder('sls-bench-')
  opened.defer(() => folder.remove())
  const out = (name: string): string => join(folder.path, name)
  const sls =
    (...args: readonly string[]): Side =>
    () =>
      wallTimeOf(commandOf(args))
  const whole = sls('run', '--out', out('whole'))
  const one = sls('run', '--only', scenario, '--out', out('one'))
  await one()
  await whole()
  const verify = await certificateIn(folder.path)
  for (let at = 1; at <= shards; at++)
    await sls('run', '--shard', `${at}/${shards}`, '--out', out(`shard-${at}`))()
  const parts = Array.from({ length: shards }, (_, at) => out(`shard-${at + 1}`))
  const watched = await watchedProject(opened)
  const pairs: readonly (readonly [DailyName, Side, Side])[] = [
    ['lastFailed', lastFailedIn(out('whole'), out('last')), one],
    ['watch', watched.rerun, watched.fromThePrompt],
    ['verify', sls(...verify), sls('--version')],
    ['merge', sls('merge', ...parts, '--no-report', '--out', out('merged')), whole],
    ['replay', sls(...verify, '--replay'), whole],
  ]
  const measured: DailyPair[] = []
  for (const [name, side, beside] of pairs) {
    const taken = await interleaved(rounds, side, beside, (done) => onRound(name, done))
    measured.push(
      dailyPair(
        name,
        taken.map(({ first, second }) => ({ ms: first, besideMs: second })),
      ),
    )
  }
  return measured
}

/** What is said of the rounds. */
export const dailyPair = (name: DailyName, rounds: readonly DailyRound[]): DailyPair => ({
  name,
  rounds,
  ms: median(rounds.map(({ ms }) => ms)),
  besideMs: median(rounds.map(({ besideMs }) => besideMs)),
  ratio: median(rounds.map(({ ms, besideMs }) => ms / besideMs)),
})

const commandOf = (args: readonly string[]): NodeCommand => ({ args: [program, ...args] })

/** Ten scenarios of a run count as failed: they are played again from the prompt. */
function lastFailedIn(run: string, out: string): Side {
  const read = resultsIn(readFileSync(join(run, 'results.json'), 'utf8'))
  if (!read.ok) throw new Error(read.problems.join(' '))
  const results = read.value
  const every = Math.floor(results.scenarios.length / failed)
  const scenarios = results.scenarios.map((one, at) =>
    at % every === 0 && at < every * failed ? { ...one, outcome: 'failed' } : one,
  )
  const text = JSON.stringify({ ...results, scenarios })
  return async () => {
    mkdirSync(out, { recursive: true })
    writeFileSync(join(out, 'results.json'), text)
    return await wallTimeOf(commandOf(['run', '--last-failed', '--out', out]))
  }
}

/** Makes a key and a certificate, and names the command that verifies it. */
async function certificateIn(folder: string): Promise<string[]> {
  const [key, out] = [join(folder, 'key.pem'), join(folder, 'certified')]
  await wallTimeOf(commandOf(['certify', '--new-key', key]))
  await wallTimeOf(commandOf(['certify', '--key', key, '--out', out]))
  return ['verify', join(out, 'certificate.json'), '--key', `${key}.pub`]
}

const isWatching = 'Watching:'

/** A copy of the features with the steps of this project, of which one is saved again and again. */
async function watchedProject(opened: AsyncDisposableStack): Promise<{ rerun: Side; fromThePrompt: Side }> {
  const { root, support } = projectAt()
  mkdirSync(join(root, 'reports', 'out'), { recursive: true })
  // Within this project, so that its packages are found.
  const copy = mkdtempSync(join(root, 'reports', 'out', 'bench-'))
  opened.defer(() => rmSync(copy, { recursive: true, force: true }))
  cpSync(join(root, 'features'), join(copy, 'features'), { recursive: true })
  const files = globSync([...support], { cwd: root })
  const copied = new Map([
    ['steps/all.ts', files.filter((path) => !path.startsWith('drivers'))],
    ['drivers/assemblies/support.ts', files.filter((path) => path.startsWith('drivers'))],
  ])
  for (const [path, imported] of copied) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(
      join(copy, path),
      imported.map((file) => `import '${pathToFileURL(join(root, file)).href}'\n`).join(''),
    )
  }
  const args = ['run', '--project', copy, '--only', scenario, '--out', join(copy, 'out')]
  const child = spawn(process.execPath, [program, ...args, '--watch'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const endWithUs = () => void child.kill('SIGKILL')
  process.prependOnceListener('exit', endWithUs)
  opened.defer(async () => {
    process.off('exit', endWithUs)
    const closed = new Promise((done) => child.once('close', done))
    child.kill('SIGINT')
    await closed
  })
  const feature = join(copy, 'features', `${scenario.split('#')[0]}.feature`)
  const text = readFileSync(feature, 'utf8')
  await printed(child, isWatching)
  let saved = 0
  return {
    async rerun() {
      const again = printed(child, isWatching)
      const elapsed = stopwatch()
      saved++
      writeFileSync(feature, `${text}${'\n'.repeat(saved % 2)}`)
      await again
      return elapsed()
    },
    fromThePrompt: () => wallTimeOf(commandOf(args)),
  }
}

/** Resolves when the child prints this; rejects where it ends before. */
function printed(child: ChildProcess, words: string): Promise<void> {
  return new Promise((done, fail) => {
    let text = ''
    const onData = (chunk: Buffer): void => {
      text += chunk.toString('utf8')
      if (!text.includes(words)) return
      child.stdout?.off('data', onData)
      child.off('close', onClose)
      done()
    }
    const onClose = (code: number | null): void =>
      fail(new Error(`sls run --watch ended with ${code}: ${text}`))
    child.stdout?.on('data', onData)
    child.once('close', onClose)
  })
}
