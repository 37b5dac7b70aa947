/** @module Stryker's test runner: the tests are scenarios, run again and again in one process that has loaded them. */

import type { InstrumenterContext } from '@stryker-mutator/api/core'
import {
  type DryRunOptions,
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import { WarmSuite } from '../../cli/detect/warm-suite.ts'
import { projectAt } from '../../cli/shared/project.ts'
import type { ScenarioRun } from '../../reports/detection/fault-verdict.ts'
import { endingOf } from '../../reports/verdicts/ending.ts'

declare global {
  // The instrumented code finds its switch by this name; only `var` puts a name on the global object.
  var __stryker__: InstrumenterContext | undefined
}

interface Part {
  /** Ids of the scenarios to run; all where there is none. */
  readonly only?: readonly string[] | undefined
  readonly bail: boolean
}

export class ScenarioRunner implements TestRunner {
  readonly #instruments: InstrumenterContext
  #suite: WarmSuite | undefined

  constructor() {
    globalThis.__stryker__ ??= {}
    this.#instruments = globalThis.__stryker__
  }

  /** Modules are loaded once in a process: Stryker starts another for a mutant in what runs as a module loads. */
  capabilities() {
    return { reloadEnvironment: false }
  }

  async dryRun({ disableBail }: DryRunOptions): Promise<DryRunResult> {
    const result = await this.#run({ bail: !disableBail })
    const { mutantCoverage } = this.#instruments
    return result.status === DryRunStatus.Complete && mutantCoverage ? { ...result, mutantCoverage } : result
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const { activeMutant, hitLimit, testFilter, disableBail, mutantActivation } = options
    const part: Part = { only: testFilter, bail: !disableBail }
    if (mutantActivation === 'runtime') this.#suite ??= await this.#load(part)
    this.#instruments.activeMutant = activeMutant.id
    if (hitLimit === undefined) {
      delete this.#instruments.hitLimit
      delete this.#instruments.hitCount
    } else Object.assign(this.#instruments, { hitLimit, hitCount: 0 })
    return toMutantRunResult(await this.#run(part))
  }

  /** Runs one scenario first, so that every module is loaded before a mutant is active. */
  async #load(part: Part): Promise<WarmSuite> {
    const suite = await loaded()
    const [first] = chosen(suite, part.only)
    if (first)
      await suite.run({
        fault: undefined,
        scenarios: [first],
        needed: () => true,
        onFinished: () => undefined,
      })
    return suite
  }

  async #run({ only, bail }: Part): Promise<DryRunResult> {
    const instruments = this.#instruments
    this.#suite ??= await loaded()
    const tests: TestResult[] = []
    let red = false
    const problems = await this.#suite.run({
      fault: undefined,
      scenarios: chosen(this.#suite, only),
      needed: ({ id }) => {
        instruments.currentTestId = id
        return !(bail && red)
      },
      onFinished: (run) => {
        delete instruments.currentTestId
        const test = testOf(run)
        tests.push(test)
        red ||= test.status === TestStatus.Failed
      },
    })
    delete instruments.currentTestId
    const stopped = determineHitLimitReached(instruments.hitCount, instruments.hitLimit)
    if (stopped) return stopped
    if (problems.length > 0) return { status: DryRunStatus.Error, errorMessage: problems.join('\n') }
    return { status: DryRunStatus.Complete, tests }
  }
}

/** The suite where Stryker has put the instrumented copy of the project: the folder it has changed to. */
const loaded = (): Promise<WarmSuite> =>
  WarmSuite.load(projectAt(process.cwd()), { seed: 1, faultFolders: [] })

const chosen = ({ scenarios }: WarmSuite, only: readonly string[] | undefined) =>
  only ? scenarios.filter(({ id }) => only.includes(id)) : scenarios

function testOf({ scenario, record }: ScenarioRun): TestResult {
  const test = { id: scenario.id, name: scenario.id, timeSpentMs: record.durationMs }
  const ending = endingOf(record)
  if (ending.kind === 'passed') return { ...test, status: TestStatus.Success }
  if (ending.kind === 'notApplicable') return { ...test, status: TestStatus.Skipped }
  return { ...test, status: TestStatus.Failed, failureMessage: ending.kind }
}
