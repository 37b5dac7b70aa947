/** @module Stryker's test runner over tests that are loaded once in a process, and run again and again in it. */

import type { InstrumenterContext, MutantCoverage } from '@stryker-mutator/api/core'
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

declare global {
  // The instrumented code finds its switch by this name; only `var` puts a name on the global object.
  var __stryker__: InstrumenterContext | undefined
}

/** What a run of tests asks and tells. */
export interface TestWatch {
  /** Asked before a test: whether it is still needed. */
  readonly starts: (id: string) => boolean
  /** `coverage`: which mutants it has reached, where it ran elsewhere than in this process. */
  readonly ended: (test: TestResult, coverage?: MutantCoverage) => void
}

/** Tests as loaded in this process, from where Stryker has put the instrumented copy of the project. */
export interface WarmTests {
  /** Runs those with these ids, or all, in turn. Resolves to sentences about what broke around them. */
  run(only: readonly string[] | undefined, watch: TestWatch): Promise<readonly string[]>
  /** Runs as little as loads every module that these need. */
  warmUp(only: readonly string[]): Promise<void>
}

interface Part {
  /** Ids of the tests to run; all where there is none. */
  readonly only?: readonly string[] | undefined
  readonly bail: boolean
}

export class MutantRunner implements TestRunner {
  readonly #instruments: InstrumenterContext
  readonly #load: () => Promise<WarmTests>
  #tests: WarmTests | undefined

  constructor(load: () => Promise<WarmTests>) {
    globalThis.__stryker__ ??= {}
    this.#instruments = globalThis.__stryker__
    this.#load = load
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
    if (mutantActivation === 'runtime' && !this.#tests) {
      this.#tests = await this.#load()
      await this.#tests.warmUp(testFilter ?? [])
    }
    this.#instruments.activeMutant = activeMutant.id
    if (hitLimit === undefined) {
      delete this.#instruments.hitLimit
      delete this.#instruments.hitCount
    } else Object.assign(this.#instruments, { hitLimit, hitCount: 0 })
    return toMutantRunResult(await this.#run({ only: testFilter, bail: !disableBail }))
  }

  async #run({ only, bail }: Part): Promise<DryRunResult> {
    const instruments = this.#instruments
    this.#tests ??= await this.#load()
    const tests: TestResult[] = []
    let red = false
    const problems = await this.#tests.run(only, {
      starts: (id) => {
        instruments.currentTestId = id
        return !(bail && red)
      },
      ended: (test, coverage) => {
        delete instruments.currentTestId
        tests.push(test)
        red ||= test.status === TestStatus.Failed
        if (coverage) addCoverage(instruments, test.id, coverage)
      },
    })
    delete instruments.currentTestId
    const stopped = determineHitLimitReached(instruments.hitCount, instruments.hitLimit)
    if (stopped) return stopped
    if (problems.length > 0) return { status: DryRunStatus.Error, errorMessage: problems.join('\n') }
    return { status: DryRunStatus.Complete, tests }
  }
}

/** All that a process of its own has reached, the test that ran in it has. */
function addCoverage(instruments: InstrumenterContext, id: string, coverage: MutantCoverage): void {
  instruments.mutantCoverage ??= { static: {}, perTest: {} }
  instruments.mutantCoverage.perTest[id] = Object.assign(
    {},
    coverage.static,
    ...Object.values(coverage.perTest),
  )
}
