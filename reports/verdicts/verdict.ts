import type { Catalogue } from '../catalogue/catalogue.ts'
import type { OpenContext } from '../contexts/context.ts'
import type { Scenario } from '../suite/scenarios.ts'
import type { Traffic } from './attachments.ts'
import { asItEnded, type Broken, type Ending, endingOf } from './ending.ts'
import { type Failure, failureOf } from './failure.ts'
import type { ListedFailure } from './known-failures.ts'
import type { RowOutcome, ScenarioOutcome } from './outcomes.ts'
import type { TestCaseRecord } from './test-case-record.ts'

/** What a run says about one scenario and about each of its rows. */
export interface Verdict {
  readonly scenario: Scenario
  readonly outcome: ScenarioOutcome
  readonly durationMs: number
  readonly rows: ReadonlyMap<string, RowOutcome>
  /** What the scenario was played with, of what it leaves open. */
  readonly context?: OpenContext
  readonly reason?: string
  readonly failure?: Failure
  /** The entry of the list of known failures that it is known by. */
  readonly known?: ListedFailure
  /** What went over the wire, where it did not pass. */
  readonly traffic?: Traffic
  /** Files that show the failure, as paths in the folder of the run. */
  readonly evidence?: readonly string[]
}

/** The verdict on a finished test case. A scenario without a MUST row warns instead of failing; so does a row. */
export function verdictOf(scenario: Scenario, given: TestCaseRecord, catalogue: Catalogue): Verdict {
  const record = { ...given, steps: given.steps.map(asItEnded) }
  const ending = endingOf(record)
  const hasMust = (rows: readonly string[]) => rows.some((row) => catalogue.rows.get(row)?.kind === 'MUST')
  const outcome = outcomeAtLevel(ending.kind, hasMust(scenario.rows))
  const { context, durationMs } = record
  const verdict = { scenario, outcome, durationMs, ...(context && { context }) }
  if (ending.kind === 'passed') return { ...verdict, rows: allRows(scenario, 'passed') }
  if (ending.kind === 'notApplicable' || ending.kind === 'notTried')
    return { ...verdict, rows: allRows(scenario, ending.kind), reason: ending.reason }
  const rows = rowsUpTo(scenario, failedStep(scenario, ending, record), (row) =>
    outcomeAtLevel(ending.kind, hasMust([row])),
  )
  const { traffic, known } = record
  return {
    ...verdict,
    rows,
    reason: ending.reason,
    failure: failureOf(scenario, record, ending),
    ...(known && { known }),
    ...(traffic && { traffic }),
  }
}

function outcomeAtLevel(kind: Ending['kind'], must: boolean): ScenarioOutcome {
  return !must && (kind === 'failed' || kind === 'notTestable') ? 'warned' : kind
}

const allRows = (scenario: Scenario, outcome: RowOutcome): Map<string, RowOutcome> =>
  new Map(scenario.rows.map((row) => [row, outcome]))

/** Index of the step that failed: -1 where a hook failed before any step, the last step where one failed after all. */
function failedStep(scenario: Scenario, ending: Broken, { steps }: TestCaseRecord): number {
  const before = steps
    .slice(0, steps.indexOf(ending.at) + 1)
    .filter(({ pickleStepId }) => pickleStepId !== undefined)
  const last = before.at(-1)?.pickleStepId
  return scenario.steps.findIndex(({ pickleStepId }) => pickleStepId === last)
}

/** An example of a rule is about one row; in a walkthrough the comments above the steps say which row failed. */
function rowsUpTo(
  scenario: Scenario,
  failed: number,
  outcomeOf: (row: string) => ScenarioOutcome,
): Map<string, RowOutcome> {
  if (scenario.inRule) return new Map(scenario.rows.map((row) => [row, outcomeOf(row)]))
  const rows = allRows(scenario, 'notReached')
  const reached = scenario.steps.slice(0, failed + 1)
  for (const row of reached.flatMap((step) => step.rows)) rows.set(row, 'passed')
  for (const row of reached.at(-1)?.rows ?? []) rows.set(row, outcomeOf(row))
  return onlyComplete(rows, scenario, failed)
}

/** A row whose steps go on below the failed one was not tested whole, so it has not passed. */
function onlyComplete(
  rows: Map<string, RowOutcome>,
  scenario: Scenario,
  failed: number,
): Map<string, RowOutcome> {
  for (const row of scenario.steps.slice(failed + 1).flatMap((step) => step.rows)) {
    if (rows.get(row) === 'passed') rows.set(row, 'notReached')
  }
  return rows
}
