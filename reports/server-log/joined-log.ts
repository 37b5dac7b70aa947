/** @module A server's own log beside the steps of a run. */

import { TestStepResultStatus } from '@cucumber/messages'
import type { RecordedRun, RecordedScenario } from '../comparison/recorded-run.ts'
import { invalid, type Result, valid } from '../result.ts'
import type { ScenarioOutcome } from '../verdicts/outcomes.ts'
import { StepFinder } from './named-steps.ts'

export interface JoinedStep {
  readonly sentence: string
  /** Whether it is the step that did not pass. */
  readonly broke: boolean
  readonly lines: readonly string[]
}

export interface JoinedScenario {
  readonly id: string
  readonly outcome: ScenarioOutcome
  readonly reason?: string | undefined
  readonly steps: readonly JoinedStep[]
  /** Lines that name the scenario, and none of its steps. */
  readonly others: readonly string[]
}

export interface JoinedLog {
  /** Those that the log names: first what did not hold, then in the order of the run. */
  readonly scenarios: readonly JoinedScenario[]
  readonly lines: {
    readonly all: number
    /** Of a step. */
    readonly joined: number
    /** Of a scenario, and of no step that it has. */
    readonly withoutStep: number
    /** Of a scenario that this run has not. */
    readonly ofOtherRuns: number
    /** That name nothing. */
    readonly nameless: number
  }
}

/** Goes on with what the line before it began: a stack trace of Java, Python or Node. */
const continues = /^(?:\s+\S|Caused by: |Traceback \(|[\w.$]+(?:Error|Exception)\b)/

const order: readonly ScenarioOutcome[] = ['failed', 'notTestable', 'harnessError', 'warned']

/** Collects the lines of a log, one by one, for the scenarios of a run. */
export class LogJoin {
  readonly #run: RecordedRun
  readonly #finder: StepFinder
  /** By scenario, and in it by step; 0: none of its steps. */
  readonly #lines = new Map<string, Map<number, string[]>>()
  #before: string[] | undefined
  #count = { all: 0, joined: 0, withoutStep: 0, ofOtherRuns: 0, nameless: 0 }
  #of: keyof JoinedLog['lines'] = 'nameless'

  private constructor(run: RecordedRun) {
    this.#run = run
    this.#finder = new StepFinder(
      [...run.scenarios.values()].map((scenario) => ({
        id: scenario.id,
        sentences: stepsOf(scenario).map(({ text }) => text ?? ''),
      })),
    )
  }

  /** Refuses a run of which there are verdicts alone. */
  static of(run: RecordedRun): Result<LogJoin> {
    return [...run.scenarios.values()].some(({ steps }) => steps !== undefined)
      ? valid(new LogJoin(run))
      : invalid([`${run.path} has no messages.ndjson.gz, which has the steps: name the folder of a run.`])
  }

  add(line: string): void {
    if (line.trim() === '') return
    const named = this.#finder.find(line)
    if (named !== undefined || !continues.test(line)) {
      this.#before = typeof named === 'object' ? this.#place(named.scenario, named.step ?? 0) : undefined
      this.#of = kindOf(named)
    }
    this.#count.all++
    this.#count[this.#of]++
    this.#before?.push(line)
  }

  joined(): JoinedLog {
    const found = [...this.#run.scenarios.values()].filter(({ id }) => this.#lines.has(id))
    const rank = ({ outcome }: RecordedScenario): number =>
      (order.indexOf(outcome) + order.length + 1) % (order.length + 1)
    return {
      scenarios: found
        .toSorted((one, other) => rank(one) - rank(other))
        .map((scenario) => this.#scenario(scenario)),
      lines: this.#count,
    }
  }

  #place(scenario: string, step: number): string[] {
    const steps = this.#lines.get(scenario) ?? new Map<number, string[]>()
    this.#lines.set(scenario, steps)
    const lines = steps.get(step) ?? []
    steps.set(step, lines)
    return lines
  }

  #scenario(scenario: RecordedScenario): JoinedScenario {
    const { id, outcome, reason } = scenario
    const lines = this.#lines.get(id)
    const steps = stepsOf(scenario)
    const broke = steps.findIndex(({ status }) => status !== TestStepResultStatus.PASSED)
    return {
      id,
      outcome,
      reason,
      steps: steps.map(({ sentence }, at) => ({
        sentence,
        broke: at === broke,
        lines: lines?.get(at + 1) ?? [],
      })),
      others: lines?.get(0) ?? [],
    }
  }
}

/** Without hooks. */
const stepsOf = ({ steps = [] }: RecordedScenario) => steps.filter(({ text }) => text !== undefined)

function kindOf(
  named: ReturnType<StepFinder['find']>,
): 'joined' | 'withoutStep' | 'ofOtherRuns' | 'nameless' {
  if (named === undefined) return 'nameless'
  if (named === 'unknown') return 'ofOtherRuns'
  return named.step === undefined ? 'withoutStep' : 'joined'
}
