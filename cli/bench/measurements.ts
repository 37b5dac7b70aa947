/** @module All measurements of `sls bench`, one after another. */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { temporaryFolder } from '../../drivers/temporary-folder.ts'
import { defaultWorkers } from '../run/options.ts'
import { projectAt } from '../shared/project.ts'
import type { Bench } from './goals.ts'
import { loginTimes } from './logins/login-times.ts'
import { type Command, interleaved, median, timed } from './paired-runs.ts'
import { portTimes, spending } from './profile/profile.ts'
import { vocabularyOf } from './runner-baseline/step-patterns.ts'
import { openWorlds } from './scene-times.ts'

export interface BenchListener {
  round(done: number, of: number): void
}

const worldsOpened = 400
const loginsTimed = 400

/** Enough people at the end to see whether anything is searched through. */
const crowdSizes = [10, 1_000, 100_000]
const here = import.meta.dirname

/** Measures; leaves nothing behind but what it returns. */
export async function bench(rounds: number, listener: BenchListener): Promise<Bench> {
  const folder = temporaryFolder('sls-bench-')
  try {
    return await measure(rounds, folder.path, listener)
  } finally {
    folder.remove()
  }
}

async function measure(rounds: number, folder: string, listener: BenchListener): Promise<Bench> {
  const project = projectAt()
  const real = { args: [join(here, '..', 'sls.mjs'), 'run', '--out', folder] }
  await timed(real)
  const messages = readFileSync(join(folder, 'messages.ndjson'), 'utf8')
  const vocabulary = join(folder, 'vocabulary.json')
  writeFileSync(vocabulary, JSON.stringify(vocabularyOf(messages)))
  const empty: Command = {
    args: [join(here, 'runner-baseline', 'empty-run.ts'), join(project.root, project.features)],
    env: { SLS_BENCH_VOCABULARY: vocabulary },
  }
  await timed(empty)
  const taken = await interleaved(rounds, real, empty, (done) => listener.round(done, rounds))
  return {
    scenarios: messages.split('\n').filter((line) => line.startsWith('{"testCaseStarted"')).length,
    workers: defaultWorkers({}),
    rounds: taken,
    realMs: median(taken.map(({ realMs }) => realMs)),
    emptyMs: median(taken.map(({ emptyMs }) => emptyMs)),
    ratio: median(taken.map(({ realMs, emptyMs }) => realMs / emptyMs)),
    worlds: await openWorlds(worldsOpened),
    logins: await loginTimes(crowdSizes, loginsTimed),
    ...(await profiled(folder)),
  }
}

/** One more run under the profiler: its shares count, its own time does not. */
async function profiled(folder: string): Promise<Pick<Bench, 'parts' | 'ports'>> {
  const ports = join(folder, 'ports.json')
  const wholeMs = await timed({
    args: [
      '--cpu-prof',
      '--cpu-prof-interval=500',
      `--cpu-prof-dir=${folder}`,
      '--cpu-prof-name=suite.cpuprofile',
      join(here, 'profile', 'profiled-run.ts'),
      folder,
    ],
    env: { SLS_BENCH_PORTS: ports },
  })
  const home = `${pathToFileURL(projectAt().root).href}/`
  return {
    parts: spending(readFileSync(join(folder, 'suite.cpuprofile'), 'utf8'), home),
    ports: portTimes
      .parse(JSON.parse(readFileSync(ports, 'utf8')))
      .map((found) => ({ ...found, share: found.ms / wholeMs }))
      .sort((one, other) => other.ms - one.ms),
  }
}
