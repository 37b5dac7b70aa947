/** @module All measurements of `sls bench`, one after another. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { temporaryFolder } from '../../drivers/temporary-folder.ts'
import { recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { defaultWorkers } from '../run/options.ts'
import { projectAt } from '../shared/project.ts'
import type { Bench } from './goals.ts'
import { loginTimes } from './logins/login-times.ts'
import { interleaved, median, type NodeCommand, wallTimeOf } from './paired-runs.ts'
import { portTimes, timeByPart } from './profile/profile.ts'
import { stepPatternsIn } from './runner-baseline/step-patterns.ts'
import { sceneTimes } from './scene-times.ts'

const scenesOpened = 400
const loginsTimed = 400

/** With so many people in the end, a search through all of them would be seen. */
const populations = [10, 1_000, 100_000]

const program = fileURLToPath(new URL('../sls.mjs', import.meta.url))
const emptyRun = fileURLToPath(new URL('./runner-baseline/empty-run.ts', import.meta.url))
const profiledRun = fileURLToPath(new URL('./profile/profiled-run.ts', import.meta.url))

/** All measurements. `onRound` is called with the number of rounds of the suite that are done. */
export async function measureAll(rounds: number, onRound: (done: number) => void): Promise<Bench> {
  const folder = temporaryFolder('sls-bench-')
  try {
    return await measure(rounds, folder.path, onRound)
  } finally {
    folder.remove()
  }
}

async function measure(rounds: number, folder: string, onRound: (done: number) => void): Promise<Bench> {
  const project = projectAt()
  const real = { args: [program, 'run', '--out', folder] }
  await wallTimeOf(real)
  const messages = recordLeftIn(folder)
  const patterns = join(folder, 'step-patterns.json')
  writeFileSync(patterns, JSON.stringify(stepPatternsIn(messages)))
  const empty: NodeCommand = {
    args: [emptyRun, join(project.root, project.features)],
    env: { SLS_BENCH_STEP_PATTERNS: patterns },
  }
  await wallTimeOf(empty)
  const pairs = await interleaved(
    rounds,
    () => wallTimeOf(real),
    () => wallTimeOf(empty),
    onRound,
  )
  const taken = pairs.map(({ first, second }) => ({ realMs: first, emptyMs: second }))
  return {
    scenarios: messages.split('\n').filter((line) => line.startsWith('{"testCaseStarted"')).length,
    workers: defaultWorkers({}),
    rounds: taken,
    realMs: median(taken.map(({ realMs }) => realMs)),
    emptyMs: median(taken.map(({ emptyMs }) => emptyMs)),
    ratio: median(taken.map(({ realMs, emptyMs }) => realMs / emptyMs)),
    worlds: await sceneTimes(scenesOpened),
    logins: await loginTimes(populations, loginsTimed),
    ...(await profiled(folder)),
  }
}

/** One more run under the profiler: its shares count, its own time does not. */
async function profiled(folder: string): Promise<Pick<Bench, 'parts' | 'ports'>> {
  const ports = join(folder, 'ports.json')
  const wholeMs = await wallTimeOf({
    args: [
      '--cpu-prof',
      '--cpu-prof-interval=500',
      `--cpu-prof-dir=${folder}`,
      '--cpu-prof-name=suite.cpuprofile',
      profiledRun,
      folder,
    ],
    env: { SLS_BENCH_PORTS: ports },
  })
  const home = `${pathToFileURL(projectAt().root).href}/`
  return {
    parts: timeByPart(readFileSync(join(folder, 'suite.cpuprofile'), 'utf8'), home),
    ports: portTimes
      .parse(JSON.parse(readFileSync(ports, 'utf8')))
      .map((found) => ({ ...found, share: found.ms / wholeMs }))
      .sort((one, other) => other.ms - one.ms),
  }
}
