import type { Scenario } from '../suite/scenarios.ts'
import { endingOf } from '../verdicts/ending.ts'
import { failureOf } from '../verdicts/failure.ts'
import type { StepRecord, TestCaseRecord } from '../verdicts/test-case-record.ts'
import type { FaultFinding, Kill, Trouble, VariantFinding } from './detection-schema.ts'

/** A scenario that ran with a fault, and what happened. */
export interface ScenarioRun {
  readonly scenario: Scenario
  readonly record: TestCaseRecord
}

/**
 * The declared rows that this test case kills. Only an assertion kills, in a Then or in a step that a comment binds to
 * the row: a timeout, a broken harness or a closing hook says nothing about what the article demands. Of a refusal that
 * nobody expected, both the step that got it and the one that noticed it count.
 */
export function killsIn({ scenario, record }: ScenarioRun, violates: readonly string[]): Kill[] {
  const ending = endingOf(record)
  if (ending.kind !== 'failed') return []
  const steps = [ending.at, ending.noticedAt].flatMap((at) => stepOf(at, scenario))
  return violates.flatMap((row) => {
    const step = steps.find(
      ({ isThen, rows }) => scenario.rows.includes(row) && (isThen || rows.includes(row)),
    )
    const { context } = record
    return step ? [{ row, scenario: scenario.id, step: step.sentence, ...(context && { context }) }] : []
  })
}

const stepOf = (at: StepRecord | undefined, { steps }: Scenario) =>
  steps.filter(({ pickleStepId }) => at !== undefined && pickleStepId === at.pickleStepId)

/** The declared rows that none of these runs killed. */
export function rowsNotKilled(violates: readonly string[], runs: readonly ScenarioRun[]): string[] {
  const killed = new Set(runs.flatMap((one) => killsIn(one, violates)).map(({ row }) => row))
  return violates.filter((row) => !killed.has(row))
}

/** What the runs with a fault show; `troubles` is what went wrong around the scenarios. */
export function faultFinding(
  violates: readonly string[],
  runs: readonly ScenarioRun[],
  troubles: readonly Trouble[] = [],
): FaultFinding {
  const kills = violates.flatMap((row) => runs.flatMap((one) => killsIn(one, [row])).slice(0, 1))
  const missedRows = rowsNotKilled(violates, runs)
  const redElsewhere = reds(runs.filter((one) => killsIn(one, violates).length === 0))
  const verdict =
    missedRows.length === 0
      ? 'killed'
      : kills.length + redElsewhere.length > 0
        ? 'imprecise'
        : ('survived' as const)
  return { verdict, kills, missedRows, redElsewhere, harnessErrors: [...troubles, ...withoutVerdict(runs)] }
}

/** What the runs with a harmless variant show: whatever is not green is a false alarm. */
export function variantFinding(
  runs: readonly ScenarioRun[],
  troubles: readonly Trouble[] = [],
): VariantFinding {
  const red = reds(runs)
  const harnessErrors = [...troubles, ...withoutVerdict(runs)]
  return { verdict: red.length + harnessErrors.length > 0 ? 'false-alarm' : 'green', red, harnessErrors }
}

/** Whether the scenario passed, or does not apply. */
export const isGreen = ({ record }: ScenarioRun): boolean =>
  ['passed', 'notApplicable'].includes(endingOf(record).kind)

/** Each scenario once, whatever the number of contexts that it was red in. */
const reds = (runs: readonly ScenarioRun[]): Trouble[] =>
  onceEach(runs.flatMap((one) => troubleOf(one, ['failed'])))

const onceEach = (troubles: readonly Trouble[]): Trouble[] => [
  ...Map.groupBy(troubles, ({ scenario }) => scenario)
    .values()
    .flatMap((of) => of.slice(0, 1)),
]

/** Came to no verdict: nothing of it says that something is wrong. */
const withoutVerdict = (runs: readonly ScenarioRun[]): Trouble[] =>
  onceEach(runs.flatMap((one) => troubleOf(one, ['notTestable', 'harnessError'])))

function troubleOf({ scenario, record }: ScenarioRun, kinds: readonly string[]): Trouble[] {
  const ending = endingOf(record)
  if (!('at' in ending) || !kinds.includes(ending.kind)) return []
  const { expected, observed } = failureOf(scenario, record, ending)
  const { context } = record
  return [{ scenario: scenario.id, ...(context && { context }), expected, observed }]
}
