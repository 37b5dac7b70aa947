/** @module `sls bench explore`: how many actions a second walks make, beside the same sentences as scenarios, and what they leave behind. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { type LoadedSupport, loadSupport, stepLibrary } from '../../explore/load-steps.ts'
import { callCucumber } from '../../run/cucumber.ts'
import { projectAt } from '../../shared/project.ts'
import { stopwatch } from '../../shared/stopwatch.ts'
import { outputOf } from '../paired-runs.ts'
import { ReferenceWalks } from './reference-walks.ts'

/** In milliseconds; `processorMs` is the time of all threads of the process. */
interface TimeTaken {
  readonly wallMs: number
  readonly processorMs: number
}

export interface WalkedRound {
  readonly actions: number
  /** How many of the actions made a request that the server answered. */
  readonly asking: number
  /** Of actions, and of what was looked at after them. */
  readonly sentences: number
  readonly walked: TimeTaken
  /** The same sentences as scenarios, as `sls run` plays them: with films. */
  readonly asScenarios: TimeTaken
  /** The same without films. */
  readonly asPlainScenarios: TimeTaken
}

const memory = z.array(
  z.strictObject({
    /** Of the processor, since the first walk. */
    minutes: z.number(),
    /** Of the heap and what belongs to it, after a collection. */
    bytes: z.number(),
  }),
)
export type MemoryOfWalks = z.infer<typeof memory>

/** The shape of bench-explore.json. */
export interface ExploreBench {
  readonly rounds: readonly WalkedRound[]
  readonly memory: MemoryOfWalks
}

const walksOfRound = 120

/** So many rounds do not count: until the code is compiled. */
const warmUp = 2

/** How long a round of the memory takes, in seconds of real time. */
const memorySeconds = 12

/** Walks and scenarios in turns, in this process; then walks alone in another one, of which only the memory counts. */
export async function measureExplore(
  rounds: number,
  onProgress: (what: string) => void,
): Promise<ExploreBench> {
  const folder = temporaryFolder('sls-bench-explore-')
  try {
    const walked = await walkedRounds(rounds, folder.path, (round) =>
      onProgress(`walks and scenarios: round ${round}/${rounds}`),
    )
    onProgress(`memory: ${rounds * memorySeconds} s`)
    const program = join(import.meta.dirname, 'memory-program.ts')
    const args = ['--expose-gc', program, `${rounds}`, `${memorySeconds}`]
    return { rounds: walked, memory: memory.parse(JSON.parse(await outputOf({ args }))) }
  } finally {
    folder.remove()
  }
}

async function walkedRounds(
  rounds: number,
  folder: string,
  onRound: (round: number) => void,
): Promise<WalkedRound[]> {
  const project = projectAt()
  const support = await loadSupport(project)
  const walking = new ReferenceWalks(stepLibrary(support))
  const measuredRound = async (): Promise<WalkedRound> => {
    walking.forget()
    const walked = await timeTaken(() => walking.walkOn(() => walking.walks.length > walksOfRound))
    const { actions, asking } = walking
    // The first scene only asks for the description of the server.
    const walks = walking.walks.filter(({ length }) => length > 0)
    writeFeature(folder, walks)
    const played = (film: boolean) => scenariosTaken(project.root, folder, support, film)
    return {
      actions,
      asking,
      sentences: walks.flat().length,
      walked,
      asScenarios: await played(true),
      asPlainScenarios: await played(false),
    }
  }
  for (let round = 0; round < warmUp; round++) await measuredRound()
  const measured: WalkedRound[] = []
  while (measured.length < rounds) {
    onRound(measured.length + 1)
    measured.push(await measuredRound())
  }
  return measured
}

function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

function started(): () => TimeTaken {
  const elapsed = stopwatch()
  const before = processorMs()
  return () => ({ wallMs: elapsed(), processorMs: processorMs() - before })
}

async function timeTaken(action: () => Promise<void>): Promise<TimeTaken> {
  const taken = started()
  await action()
  return taken()
}

/** Each walk as a scenario. */
function writeFeature(folder: string, walks: readonly (readonly string[])[]): void {
  const scenarios = walks.map((sentences, at) =>
    ['', `  Scenario: Walk ${at + 1} again`, ...sentences.map((sentence) => `    * ${sentence}`)].join('\n'),
  )
  writeFileSync(join(folder, 'walks.feature'), `Feature: Walks as scenarios\n${scenarios.join('\n')}\n`)
}

/** From the first scenario to the end of the last: without parsing, messages that are kept, and reports. */
async function scenariosTaken(
  root: string,
  folder: string,
  support: LoadedSupport,
  film: boolean,
): Promise<TimeTaken> {
  let taken: (() => TimeTaken) | undefined
  let result: TimeTaken | undefined
  let failure: string | undefined
  await callCucumber(
    {
      root,
      features: [join(folder, 'walks.feature')],
      support,
      worldParameters: { assembly: 'embedded', seed: 1, film },
      choose: (found) => found,
    },
    ({ testCaseStarted, testStepFinished, testRunFinished }) => {
      if (testCaseStarted) taken ??= started()
      const status = testStepFinished?.testStepResult.status
      if (status !== undefined && status !== 'PASSED')
        failure ??= testStepFinished?.testStepResult.message ?? status
      if (testRunFinished) result = taken?.()
    },
  )
  if (!result || failure !== undefined)
    throw new Error(`walks as scenarios did not pass, so they cannot be measured: ${failure}`)
  return result
}
