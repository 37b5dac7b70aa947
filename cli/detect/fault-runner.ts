/** @module Runs the suite with a fault, as much of it as its finding needs. */

import type { Uses } from '../../drivers/assemblies/reach.ts'
import type { FaultFinding, Trouble, VariantFinding } from '../../reports/detection/detection-schema.ts'
import {
  faultFinding,
  isGreen,
  rowsNotKilled,
  type ScenarioRun,
  variantFinding,
} from '../../reports/detection/fault-verdict.ts'
import type { Scenario } from '../../reports/suite/scenarios.ts'
import { stopwatch } from '../shared/stopwatch.ts'
import type { Suite } from './warm-suite.ts'

/** A finding, and how long the runs with the fault took. */
export interface TimedFinding<Finding> {
  readonly finding: Finding
  readonly durationMs: number
}

const always = () => true

/** Runs one fault after the other over one suite. */
export class FaultRunner {
  readonly #suite: Suite
  /** Whether a scenario is green without any fault, of those that were needed so far. */
  readonly #greenWithoutFault = new Map<Scenario, boolean>()
  /** What these use of the right server. */
  readonly #uses = new Map<Scenario, Uses>()

  constructor(suite: Suite) {
    this.#suite = suite
  }

  /** Scenarios that turned out red without any fault. */
  get redAnyway(): string[] {
    return [...this.#greenWithoutFault].filter(([, green]) => !green).map(([{ id }]) => id)
  }

  /** First the scenarios of the declared rows, up to a kill for each; all others only where a row got none. */
  async fault(id: string, violates: readonly string[]): Promise<TimedFinding<FaultFinding>> {
    const run = new FaultRun(this.#suite, id)
    const notKilled = () => rowsNotKilled(violates, run.scenarios)
    await run.add(await this.#onlyGreen(this.#scenariosOf(violates)), (scenario) =>
      notKilled().some((row) => scenario.rows.includes(row)),
    )
    if (notKilled().length > 0) {
      const rest = this.#suite.scenarios.filter((scenario) => !run.includes(scenario))
      await run.add(rest, always)
    }
    const scenarios = await this.#withoutRedAnyway(run.scenarios)
    return { finding: faultFinding(violates, scenarios, run.troubles), durationMs: run.durationMs }
  }

  /**
   * The whole suite, but for scenarios that use nothing of what the variant changes: of these its verdict is known. Where that is
   * all of them, nothing is known of the variant.
   */
  async variant(id: string): Promise<TimedFinding<VariantFinding>> {
    const run = new FaultRun(this.#suite, id)
    const reached = await this.#reachedBy(id)
    if (reached.length === 0) return { finding: variantFinding([], [reachesNothing]), durationMs: 0 }
    await run.add(reached, always)
    const scenarios = await this.#withoutRedAnyway(run.scenarios)
    return { finding: variantFinding(scenarios, run.troubles), durationMs: run.durationMs }
  }

  async #reachedBy(id: string): Promise<readonly Scenario[]> {
    const { scenarios } = this.#suite
    const reach = await this.#suite.reachOf(id)
    if (reach === 'everything') return scenarios
    await this.#onlyGreen(scenarios)
    return scenarios.filter((scenario) => {
      const uses = this.#uses.get(scenario)
      return uses === undefined || reach(uses)
    })
  }

  /** Examples of rules first: each proves one row and nothing else. */
  #scenariosOf(rows: readonly string[]): Scenario[] {
    return this.#suite.scenarios
      .filter((scenario) => scenario.rows.some((row) => rows.includes(row)))
      .sort((one, other) => Number(other.inRule) - Number(one.inRule))
  }

  /** A scenario that is red without the fault as well says nothing about it. */
  async #withoutRedAnyway(runs: readonly ScenarioRun[]): Promise<ScenarioRun[]> {
    const red = runs.filter((run) => !isGreen(run)).map(({ scenario }) => scenario)
    const greenOtherwise = new Set(await this.#onlyGreen(red))
    return runs.filter((run) => isGreen(run) || greenOtherwise.has(run.scenario))
  }

  /** Those that are green without any fault. */
  async #onlyGreen(scenarios: readonly Scenario[]): Promise<Scenario[]> {
    const unknown = scenarios.filter((scenario) => !this.#greenWithoutFault.has(scenario))
    if (unknown.length > 0) {
      const problems = await this.#suite.run({
        fault: undefined,
        scenarios: unknown,
        needed: always,
        recordsUses: true,
        onFinished: (run, uses) => {
          this.#greenWithoutFault.set(run.scenario, isGreen(run))
          if (uses) this.#uses.set(run.scenario, uses)
        },
      })
      if (problems.length > 0) throw new Error(`the suite does not run without a fault: ${problems[0]}`)
    }
    return scenarios.filter((scenario) => this.#greenWithoutFault.get(scenario) === true)
  }
}

/** A scenario takes some milliseconds; one that takes this long has waited for something that never came. */
const hangsAfterMs = 4_000
/** After as many, nothing more is learnt of a fault, and each would cost its time. */
const hangsAtMost = 3

const tooManyHang: Trouble = {
  expected: 'scenarios that end',
  observed: `${hangsAtMost} hung, so the rest was left out`,
}

const reachesNothing: Trouble = {
  expected: 'a variant that some scenario can tell from the right server or phone',
  observed: 'no scenario uses anything of what it changes, so that being green would say nothing',
}

/** All scenarios that were run with one fault, and what they showed. */
class FaultRun {
  readonly scenarios: ScenarioRun[] = []
  /** What went wrong around the scenarios. */
  readonly troubles: Trouble[] = []
  durationMs = 0
  readonly #suite: Suite
  readonly #fault: string
  #hangs = 0

  constructor(suite: Suite, fault: string) {
    this.#suite = suite
    this.#fault = fault
  }

  async add(scenarios: readonly Scenario[], needed: (scenario: Scenario) => boolean): Promise<void> {
    if (this.#hangs >= hangsAtMost) return
    const elapsed = stopwatch()
    const problems = await this.#suite.run({
      fault: this.#fault,
      scenarios,
      needed: (scenario) => this.#hangs < hangsAtMost && needed(scenario),
      onFinished: (run) => {
        this.scenarios.push(run)
        if (run.record.durationMs >= hangsAfterMs) this.#hangs += 1
      },
    })
    this.durationMs += elapsed()
    for (const observed of problems) this.troubles.push({ expected: 'the run begins and ends', observed })
    if (this.#hangs >= hangsAtMost) this.troubles.push(tooManyHang)
  }

  includes(scenario: Scenario): boolean {
    return this.scenarios.some((run) => run.scenario === scenario)
  }
}
