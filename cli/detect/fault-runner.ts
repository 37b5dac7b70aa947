/** @module Runs the suite with a fault, as much of it as its finding needs. */

import { hash } from 'node:crypto'
import type { Uses } from '../../drivers/assemblies/reach.ts'
import { runsAtAll } from '../../reports/detection/detection.ts'
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
import type { RulesPart } from './options.ts'
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
  readonly #rules: RulesPart
  /** By number of context, whether a scenario is green without any fault, of those that were needed so far. */
  readonly #greenWithoutFault = new Map<number, Map<Scenario, boolean>>()
  /** What these use of the right server. */
  readonly #uses = new Map<Scenario, Uses>()

  /** `rules`: the part of them on which a variant runs that many scenarios could notice; by default all. */
  constructor(suite: Suite, rules: RulesPart = { index: 1, total: 1 }) {
    this.#suite = suite
    this.#rules = rules
  }

  /** Scenarios that turned out red without any fault. */
  get redAnyway(): string[] {
    const each = [...this.#greenWithoutFault.values()].flatMap((seen) => [...seen])
    return [...new Set(each.filter(([, green]) => !green).map(([{ id }]) => id))]
  }

  /**
   * First the scenarios of the declared rows, up to a kill for each; where a row got none, the same in further contexts;
   * all others, which cannot kill it, only to say where else it is red.
   */
  async fault(id: string, violates: readonly string[]): Promise<TimedFinding<FaultFinding>> {
    const broken = await this.#troubleOfInjecting(id)
    if (broken.length > 0) return { finding: faultFinding(violates, [], broken), durationMs: 0 }
    const run = new FaultRun(this.#suite, id)
    const own = this.#scenariosOf(violates)
    await this.#tryOn(run, await this.#onlyGreen(own), violates)
    // A survivor costs no more than the whole suite once more, however many contexts its scenarios have.
    for (
      let context = 1;
      run.leaves(violates).length > 0 && run.played < this.#suite.scenarios.length;
      context++
    ) {
      const others = own
        .filter((scenario) => this.#suite.contextsOf(scenario) > context)
        .filter(({ rows }) => run.leaves(violates).some((row) => rows.includes(row)))
      if (others.length === 0) break
      await this.#tryOn(run, others, violates, context)
      run.forget(await this.#redAnyway(run, context))
    }
    if (run.leaves(violates).length > 0) {
      const reached = await this.#reachedBy(id)
      await run.add(
        reached.filter((scenario) => !run.includes(scenario)),
        always,
      )
    }
    run.forget(await this.#redAnyway(run, 0))
    return { finding: faultFinding(violates, run.scenarios, run.troubles), durationMs: run.durationMs }
  }

  async #tryOn(
    run: FaultRun,
    scenarios: readonly Scenario[],
    violates: readonly string[],
    context = 0,
  ): Promise<void> {
    await run.add(scenarios, ({ rows }) => run.leaves(violates).some((row) => rows.includes(row)), context)
  }

  /**
   * The whole suite, but for scenarios that use nothing of what the variant changes: of these its verdict is known. Where that is
   * all of them, nothing is known of the variant.
   */
  async variant(id: string): Promise<TimedFinding<VariantFinding>> {
    const broken = await this.#troubleOfInjecting(id)
    if (broken.length > 0) return { finding: variantFinding([], broken), durationMs: 0 }
    const run = new FaultRun(this.#suite, id)
    const reached = await this.#reachedBy(id)
    if (reached.length === 0) return { finding: variantFinding([], [reachesNothing]), durationMs: 0 }
    await run.add(reached, always)
    run.forget(await this.#redAnyway(run, 0))
    return { finding: variantFinding(run.scenarios, run.troubles), durationMs: run.durationMs }
  }

  async #reachedBy(id: string): Promise<readonly Scenario[]> {
    const { scenarios } = this.#suite
    const reach = await this.#suite.reachOf(id)
    const ofPart = (some: readonly Scenario[]) => some.filter(({ group }) => isIn(this.#rules, group))
    if (reach === 'everything') return ofPart(scenarios)
    await this.#onlyGreen(scenarios)
    const reached = scenarios.filter((scenario) => {
      const uses = this.#uses.get(scenario)
      return uses === undefined || reach(uses)
    })
    return reached.length > scenarios.length / few ? ofPart(reached) : reached
  }

  /** What is wrong with one that breaks in its own code as it is injected: no scenario would say anything. */
  async #troubleOfInjecting(id: string): Promise<readonly Trouble[]> {
    try {
      await this.#suite.reachOf(id)
      return []
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return [{ expected: runsAtAll, observed: `it breaks in its own code as it is injected: ${reason}` }]
    }
  }

  /** Examples of rules first: each proves one row and nothing else. */
  #scenariosOf(rows: readonly string[]): Scenario[] {
    return this.#suite.scenarios
      .filter((scenario) => scenario.rows.some((row) => rows.includes(row)))
      .sort((one, other) => Number(other.inRule) - Number(one.inRule))
  }

  /** Of what is red in this context, what is so without the fault as well and says nothing about it. */
  async #redAnyway(run: FaultRun, context: number): Promise<ReadonlySet<ScenarioRun>> {
    const red = run.in(context).filter((one) => !isGreen(one))
    const green = new Set(
      await this.#onlyGreen(
        red.map(({ scenario }) => scenario),
        context,
      ),
    )
    return new Set(red.filter(({ scenario }) => !green.has(scenario)))
  }

  /** Those that are green without any fault in this context. */
  async #onlyGreen(scenarios: readonly Scenario[], context = 0): Promise<Scenario[]> {
    const seen = this.#greenWithoutFault.get(context) ?? new Map<Scenario, boolean>()
    this.#greenWithoutFault.set(context, seen)
    const unknown = scenarios.filter((scenario) => !seen.has(scenario))
    if (unknown.length > 0) {
      const problems = await this.#suite.run({
        fault: undefined,
        scenarios: unknown,
        context,
        needed: always,
        recordsUses: context === 0,
        onFinished: (run, uses) => {
          seen.set(run.scenario, isGreen(run))
          if (uses) this.#uses.set(run.scenario, uses)
        },
      })
      if (problems.length > 0) throw new Error(`the suite does not run without a fault: ${problems[0]}`)
    }
    return scenarios.filter((scenario) => seen.get(scenario) === true)
  }
}

/** What reaches one scenario of so many, or fewer, meets all of them, whatever part of the rules others run on. */
const few = 8

/** Refusal and twin are in the same part. */
const isIn = ({ index, total }: RulesPart, group: string): boolean =>
  hash('sha256', group, 'buffer').readUInt32BE() % total === index - 1

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
  /** What went wrong around the scenarios. */
  readonly troubles: Trouble[] = []
  durationMs = 0
  readonly #suite: Suite
  readonly #fault: string
  /** By number of context. */
  readonly #runs = new Map<number, ScenarioRun[]>()
  #hangs = 0

  constructor(suite: Suite, fault: string) {
    this.#suite = suite
    this.#fault = fault
  }

  get scenarios(): readonly ScenarioRun[] {
    return [...this.#runs.values()].flat()
  }

  /** How often a scenario was run with the fault. */
  get played(): number {
    return this.scenarios.length
  }

  in(context: number): readonly ScenarioRun[] {
    return this.#runs.get(context) ?? []
  }

  /** Which of the rows no scenario has killed so far. */
  leaves(violates: readonly string[]): string[] {
    return rowsNotKilled(violates, this.scenarios)
  }

  async add(
    scenarios: readonly Scenario[],
    needed: (scenario: Scenario) => boolean,
    context = 0,
  ): Promise<void> {
    if (this.#hangs >= hangsAtMost || scenarios.length === 0) return
    const elapsed = stopwatch()
    const runs = this.#runs.get(context) ?? []
    this.#runs.set(context, runs)
    const problems = await this.#suite.run({
      fault: this.#fault,
      scenarios,
      context,
      needed: (scenario) => this.#hangs < hangsAtMost && needed(scenario),
      onFinished: (run) => {
        runs.push(run)
        if (run.record.durationMs >= hangsAfterMs) this.#hangs += 1
      },
    })
    this.durationMs += elapsed()
    for (const observed of problems) this.troubles.push({ expected: runsAtAll, observed })
    if (this.#hangs >= hangsAtMost) this.troubles.push(tooManyHang)
  }

  includes(scenario: Scenario): boolean {
    return this.in(0).some((run) => run.scenario === scenario)
  }

  /** These say nothing about the fault. */
  forget(runs: ReadonlySet<ScenarioRun>): void {
    for (const [context, kept] of this.#runs)
      this.#runs.set(
        context,
        kept.filter((run) => !runs.has(run)),
      )
  }
}
