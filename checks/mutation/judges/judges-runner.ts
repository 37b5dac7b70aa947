/**
 * @module The tests of `npm run mutate:judges`: the unit tests of what judges, each scenario with the right server, and each
 * scenario with a fault that it finds. The verdict has to be the one of the judges as they are.
 */

import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { type TestResult, TestStatus } from '@stryker-mutator/api/test-runner'
import type { WarmSuite } from '../../../cli/detect/warm-suite.ts'
import { projectAt } from '../../../cli/shared/project.ts'
import { type KnownFault, loadFaults } from '../../../drivers/assemblies/faults.ts'
import { type Catalogue, loadCatalogue } from '../../../reports/catalogue/catalogue.ts'
import { isGreen, killsIn, type ScenarioRun } from '../../../reports/detection/fault-verdict.ts'
import { verdictOf } from '../../../reports/verdicts/verdict.ts'
import { MutantRunner, type TestWatch, type WarmTests } from '../mutant-runner.ts'
import { loadedSuite, scenarioTests } from '../runner.ts'
import { type FoundFault, readFoundFaults } from './found-faults.ts'
import { runUnitTests, unitTests } from './unit-tests.ts'

const top = resolve(import.meta.dirname, '..', '..', '..')

export class JudgesRunner extends MutantRunner {
  constructor() {
    super(judgeTests)
  }
}

/** What says how a scenario ended, as it is or as a mutant of it. */
interface Judges {
  readonly verdictOf: typeof verdictOf
  readonly killsIn: typeof killsIn
}

const rightJudges: Judges = { verdictOf, killsIn }

/** Those of the instrumented copy. All that a scenario would load later is loaded here: no mutant is active yet. */
async function judgesIn(root: string): Promise<Judges> {
  const load = (path: string) => import(pathToFileURL(join(root, path)).href)
  await load('drivers/assemblies/embedded.ts')
  const verdicts: Pick<Judges, 'verdictOf'> = await load('reports/verdicts/verdict.ts')
  const detection: Pick<Judges, 'killsIn'> = await load('reports/detection/fault-verdict.ts')
  return { verdictOf: verdicts.verdictOf, killsIn: detection.killsIn }
}

const testIdOf = ({ fault, scenario }: FoundFault): string => `${fault} in ${scenario}`

async function judgeTests(): Promise<WarmTests> {
  const root = process.cwd()
  const suite = await loadedSuite()
  const judges = await judgesIn(root)
  const catalogue = loadCatalogue(projectAt(root).requirements)
  if (!catalogue.ok) throw new Error(catalogue.problems.join(' '))
  const judged = sameVerdict(judges, catalogue.value)
  const scenarios = scenarioTests(suite, (run) =>
    testOf(run.scenario.id, run, () => isGreen(run) && judged(run, [])),
  )
  const faults = new Map((await loadFaults([])).map((fault) => [fault.id, fault]))
  const found = new FoundFaultTests(suite, readFoundFaults(top), faults, judged)
  return {
    async run(only, watch) {
      const units = unitTests(root).filter((file) => only?.includes(file) ?? true)
      await runUnitTests(root, units, watch)
      return [...(await scenarios.run(only, watch)), ...(await found.run(only, watch))]
    },
    async warmUp(only) {
      await scenarios.warmUp(suite.scenarios.slice(0, 1).map(({ id }) => id))
      await found.warmUp(only)
    },
  }
}

type SameVerdict = (run: ScenarioRun, violates: readonly string[]) => boolean

/** Whether these judges say the same as the right ones. */
const sameVerdict =
  (judges: Judges, catalogue: Catalogue): SameVerdict =>
  (run, violates) => {
    const said = ({ verdictOf, killsIn }: Judges) => [
      verdictOf(run.scenario, run.record, catalogue),
      killsIn(run, violates),
    ]
    return isDeepStrictEqual(said(judges), said(rightJudges))
  }

/** Each scenario with a fault that it finds. */
class FoundFaultTests implements WarmTests {
  readonly #suite: WarmSuite
  readonly #found: ReadonlyMap<string, readonly FoundFault[]>
  readonly #faults: ReadonlyMap<string, KnownFault>
  readonly #judged: SameVerdict

  constructor(
    suite: WarmSuite,
    found: readonly FoundFault[],
    faults: ReadonlyMap<string, KnownFault>,
    judged: SameVerdict,
  ) {
    this.#suite = suite
    this.#found = Map.groupBy(found, ({ fault }) => fault)
    this.#faults = faults
    this.#judged = judged
  }

  async run(only: readonly string[] | undefined, { starts, ended }: TestWatch): Promise<readonly string[]> {
    const chosen = only && new Set(only)
    const problems: string[] = []
    let needed = true
    for (const [fault, found] of this.#found) {
      const wanted = found.filter((one) => chosen?.has(testIdOf(one)) ?? true)
      if (wanted.length === 0 || !needed) continue
      const violates = this.#faults.get(fault)?.violates ?? []
      const isFound = (run: ScenarioRun) => killsIn(run, violates).length > 0 && this.#judged(run, violates)
      problems.push(
        ...(await this.#suite.run({
          fault,
          scenarios: this.#suite.scenarios.filter(({ id }) => wanted.some(({ scenario }) => scenario === id)),
          needed: ({ id }) => {
            needed = starts(testIdOf({ fault, scenario: id }))
            return needed
          },
          onFinished: (run) => {
            const id = testIdOf({ fault, scenario: run.scenario.id })
            ended(testOf(id, run, () => isFound(run)))
          },
        })),
      )
    }
    return problems
  }

  async warmUp(only: readonly string[]): Promise<void> {
    const first = [...this.#found.values()].flat().find((one) => only.includes(testIdOf(one)))
    if (first) await this.run([testIdOf(first)], { starts: () => true, ended: () => undefined })
  }
}

/** A judge that breaks is seen as well. */
function testOf(id: string, { record }: ScenarioRun, asBefore: () => boolean): TestResult {
  const test = { id, name: id, timeSpentMs: record.durationMs }
  const failed = { ...test, status: TestStatus.Failed as const, failureMessage: 'another verdict' }
  try {
    return asBefore() ? { ...test, status: TestStatus.Success } : failed
  } catch {
    return failed
  }
}
