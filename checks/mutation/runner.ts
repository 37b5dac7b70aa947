/** @module The tests of `npm run mutate`: each scenario with the right server. */

import { type TestResult, TestStatus } from '@stryker-mutator/api/test-runner'
import { WarmSuite } from '../../cli/detect/warm-suite.ts'
import { projectAt } from '../../cli/shared/project.ts'
import type { ScenarioRun } from '../../reports/detection/fault-verdict.ts'
import { endingOf } from '../../reports/verdicts/ending.ts'
import { MutantRunner, type TestWatch, type WarmTests } from './mutant-runner.ts'

export class ScenarioRunner extends MutantRunner {
  constructor() {
    super(async () => scenarioTests(await loadedSuite(), testOf))
  }
}

/** The suite where Stryker has put the instrumented copy of the project: the folder it has changed to. */
export const loadedSuite = (): Promise<WarmSuite> =>
  WarmSuite.load(projectAt(process.cwd()), { seed: 1, faultFolders: [] })

/** Each scenario without a fault, by its id. */
export function scenarioTests(suite: WarmSuite, read: (run: ScenarioRun) => TestResult): WarmTests {
  const run = async (only: readonly string[] | undefined, { starts, ended }: TestWatch) =>
    suite.run({
      fault: undefined,
      scenarios: only ? suite.scenarios.filter(({ id }) => only.includes(id)) : suite.scenarios,
      needed: ({ id }) => starts(id),
      onFinished: (one) => ended(read(one)),
    })
  return {
    run,
    warmUp: async (only) => {
      const [first] = suite.scenarios.filter(({ id }) => only.includes(id))
      if (first) await run([first.id], { starts: () => true, ended: () => undefined })
    },
  }
}

function testOf({ scenario, record }: ScenarioRun): TestResult {
  const test = { id: scenario.id, name: scenario.id, timeSpentMs: record.durationMs }
  const ending = endingOf(record)
  if (ending.kind === 'passed') return { ...test, status: TestStatus.Success }
  if (ending.kind === 'notApplicable') return { ...test, status: TestStatus.Skipped }
  return { ...test, status: TestStatus.Failed, failureMessage: ending.kind }
}
