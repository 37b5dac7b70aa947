/** @module The reference server, given by a configuration, against the same server as a target of ours. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { memoryBacked, temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { defaultWorkers } from '../../run/options.ts'
import { interleaved, median, type NodeCommand, timesOf, wallTimeOf } from '../paired-runs.ts'
import { foreignEnvironment, writeForeignSystem } from './system.ts'

/** Wall times of the two sides of one round, in milliseconds. */
interface ForeignRound {
  readonly foreignMs: number
  readonly oursMs: number
}

interface ForeignPairs {
  readonly rounds: readonly ForeignRound[]
  /** Medians over the rounds, and of the ratios of the rounds. */
  readonly foreignMs: number
  readonly oursMs: number
  readonly ratio: number
}

export interface ForeignTimes {
  /** How many instances, and worker processes of the target beside it. */
  readonly instances: number
  /** The whole suite against it, and on `process`. */
  readonly suite: ForeignPairs
  /** One scenario against it, and on `embedded`. */
  readonly oneScenario: ForeignPairs
  /** `sls check`: until it says something, and until it ends. */
  readonly check: { readonly firstLineMs: number; readonly wholeMs: number }
}

const program = fileURLToPath(new URL('../../sls.mjs', import.meta.url))
const scenario = 'enable-notifications/what-a-notification-is-for#the-tap-alone-approves-nothing'

/** `onRound` is called with what is measured, and the number of its rounds that are done. */
export async function foreignTimes(
  rounds: number,
  onRound: (what: string, done: number) => void,
): Promise<ForeignTimes> {
  const folder = temporaryFolder('sls-bench-', memoryBacked())
  const out = join(folder.path, 'out')
  const systemOf = async (instances: number): Promise<string> => {
    const home = join(folder.path, `instances-${instances}`)
    mkdirSync(home, { recursive: true })
    return (await writeForeignSystem(home, instances)).file
  }
  const run = (...args: readonly string[]): NodeCommand => ({
    args: [program, 'run', ...args, '--out', out],
    env: foreignEnvironment,
  })
  const paired = async (
    what: string,
    foreign: readonly string[],
    ours: readonly string[],
  ): Promise<ForeignPairs> => {
    const side = (args: readonly string[]) => () => wallTimeOf(run(...args))
    const pairs = await interleaved(rounds, side(foreign), side(ours), (done) => onRound(what, done))
    return foreignPairs(pairs.map(({ first, second }) => ({ foreignMs: first, oursMs: second })))
  }
  try {
    const instances = defaultWorkers({})
    const single = await systemOf(1)
    const several = await systemOf(instances)
    const one = ['--only', scenario]
    // Makes the keys, and fills the compile cache.
    await wallTimeOf(run('--config', single, ...one))
    await wallTimeOf(run('--target', 'process', ...one))
    const oneScenario = await paired('one scenario', ['--config', single, ...one], one)
    const checks = []
    for (let round = 1; round <= rounds; round++) {
      checks.push(await timesOf({ args: [program, 'check', '--config', single], env: foreignEnvironment }))
      onRound('sls check', round)
    }
    return {
      instances,
      oneScenario,
      check: {
        firstLineMs: median(checks.map(({ firstLineMs }) => firstLineMs)),
        wholeMs: median(checks.map(({ wallMs }) => wallMs)),
      },
      suite: await paired(
        'the suite',
        ['--config', several],
        ['--target', 'process', '--workers', `${instances}`],
      ),
    }
  } finally {
    folder.remove()
  }
}

/** What is said of the rounds. */
export const foreignPairs = (rounds: readonly ForeignRound[]): ForeignPairs => ({
  rounds,
  foreignMs: median(rounds.map(({ foreignMs }) => foreignMs)),
  oursMs: median(rounds.map(({ oursMs }) => oursMs)),
  ratio: median(rounds.map(({ foreignMs, oursMs }) => foreignMs / oursMs)),
})
