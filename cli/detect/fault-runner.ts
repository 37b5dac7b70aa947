import type { FaultFinding, HarmlessFinding } from '../../reports/detection/detection-schema.ts'
import {
  isGreen,
  judgeFault,
  judgeHarmless,
  type Seen,
  standingRows,
} from '../../reports/detection/fault-verdict.ts'
import type { Scenario } from '../../reports/suite/scenarios.ts'
import { Trial } from './fault-run.ts'
import type { Suite } from './warm-suite.ts'

/** A finding, and how long the runs with the fault took. */
export interface Timed<Finding> {
  readonly finding: Finding
  readonly durationMs: number
}

const always = () => true

/** Judges faults one after the other over one suite. */
export class Judge {
  readonly #suite: Suite
  /** Whether a scenario is green without any fault, of those that were asked for so far. */
  readonly #green = new Map<Scenario, boolean>()

  constructor(suite: Suite) {
    this.#suite = suite
  }

  /** Scenarios that turned out red without any fault. */
  get redAnyway(): string[] {
    return [...this.#green].filter(([, green]) => !green).map(([{ id }]) => id)
  }

  /** First the scenarios of the declared rows, up to a kill for each; all others only where a row got none. */
  async fault(id: string, violates: readonly string[]): Promise<Timed<FaultFinding>> {
    const trial = new Trial(this.#suite, id)
    const standing = () => standingRows(violates, trial.seen)
    await trial.run(await this.#sound(this.#scenariosOf(violates)), (scenario) =>
      standing().some((row) => scenario.rows.includes(row)),
    )
    if (standing().length > 0) {
      const rest = this.#suite.scenarios.filter((scenario) => !trial.ran(scenario))
      await trial.run(rest, always)
    }
    const seen = await this.#witnessed(trial.seen)
    return { finding: judgeFault(violates, seen, trial.broken), durationMs: trial.durationMs }
  }

  /** The whole suite, always. */
  async harmless(id: string): Promise<Timed<HarmlessFinding>> {
    const trial = new Trial(this.#suite, id)
    await trial.run(this.#suite.scenarios, always)
    const seen = await this.#witnessed(trial.seen)
    return { finding: judgeHarmless(seen, trial.broken), durationMs: trial.durationMs }
  }

  /** Examples of rules first: each proves one row and nothing else. */
  #scenariosOf(rows: readonly string[]): Scenario[] {
    return this.#suite.scenarios
      .filter((scenario) => scenario.rows.some((row) => rows.includes(row)))
      .sort((one, other) => Number(other.inRule) - Number(one.inRule))
  }

  /** Without what would be red anyway: that is no witness. */
  async #witnessed(seen: readonly Seen[]): Promise<Seen[]> {
    const doubtful = seen.filter((one) => !isGreen(one)).map(({ scenario }) => scenario)
    const sound = new Set(await this.#sound(doubtful))
    return seen.filter((one) => isGreen(one) || sound.has(one.scenario))
  }

  /** Those that are green without any fault. */
  async #sound(scenarios: readonly Scenario[]): Promise<Scenario[]> {
    const unknown = scenarios.filter((scenario) => !this.#green.has(scenario))
    if (unknown.length > 0) {
      const problems = await this.#suite.run({
        fault: undefined,
        scenarios: unknown,
        wanted: always,
        saw: (seen) => void this.#green.set(seen.scenario, isGreen(seen)),
      })
      if (problems.length > 0) throw new Error(`the suite does not run without a fault: ${problems[0]}`)
    }
    return scenarios.filter((scenario) => this.#green.get(scenario) === true)
  }
}
