/** @module Many runs side by side, by row, with the step behind each verdict that is not passed. */

import { TestStepResultStatus } from '@cucumber/messages'
import { type RowOutcome, type ScenarioOutcome, worstOutcome } from '../verdicts/outcomes.ts'
import type { RecordedRun, RecordedScenario } from './recorded-run.ts'

/** What one run says of a row. */
export interface MatrixCell {
  readonly outcome: RowOutcome
  /** The scenario behind an outcome that is not passed, where the run names one. */
  readonly scenario?: string
  /** The step of it that did not pass. */
  readonly step?: string
  readonly reason?: string
}

export interface MatrixRow {
  readonly id: string
  /** What it demands, where the catalogue has it. */
  readonly statement?: string
  /** One per run, in their order; null: the run has no verdict on the row. */
  readonly cells: readonly (MatrixCell | null)[]
}

export interface MatrixProduct {
  /** The folder of the run. */
  readonly run: string
  readonly target: string
  readonly suite: string
  readonly seed?: number
  readonly interrupted?: { readonly by: string; readonly planned: number }
  /** How many rows are passed, of how many with a verdict. */
  readonly held: number
  readonly of: number
}

/** The shape of matrix.json. */
export interface RunMatrix {
  readonly schemaVersion: 1
  readonly products: readonly MatrixProduct[]
  readonly rows: readonly MatrixRow[]
}

const withoutVerdict: readonly RowOutcome[] = ['notApplicable', 'notTried']

/** `statements`: what each row demands, in the order of the catalogue; rows that it does not have come after. */
export function matrixOf(
  runs: readonly RecordedRun[],
  statements: ReadonlyMap<string, string> = new Map(),
): RunMatrix {
  const seen = new Set(runs.flatMap(({ rows }) => [...rows.keys()]))
  const ids = [...new Set([...statements.keys(), ...seen])].filter((id) => seen.has(id))
  return {
    schemaVersion: 1,
    products: runs.map(product),
    rows: ids.map((id) => {
      const statement = statements.get(id)
      return {
        id,
        ...(statement !== undefined && { statement }),
        cells: runs.map((run) => cellOf(run, id)),
      }
    }),
  }
}

function product({ path, target, suite, seed, interrupted, rows }: RecordedRun): MatrixProduct {
  const outcomes = [...rows.values()].map(({ outcome }) => outcome)
  return {
    run: path,
    target,
    suite,
    ...(seed !== undefined && { seed }),
    ...(interrupted && { interrupted }),
    held: outcomes.filter((outcome) => outcome === 'passed').length,
    of: outcomes.filter((outcome) => !withoutVerdict.includes(outcome)).length,
  }
}

function cellOf({ rows, scenarios }: RecordedRun, id: string): MatrixCell | null {
  const row = rows.get(id)
  if (!row) return null
  const { outcome } = row
  if (outcome === 'passed') return { outcome }
  const behind = worstOf(row.scenarios.flatMap((name) => scenarios.get(name) ?? []))
  if (!behind) return { outcome }
  const step = behind.steps?.find(({ status }) => status !== TestStepResultStatus.PASSED)?.sentence
  const at = behind.failedStep ?? step
  return {
    outcome,
    scenario: behind.id,
    ...(at !== undefined && { step: at }),
    ...(behind.reason !== undefined && { reason: behind.reason }),
  }
}

function worstOf(scenarios: readonly RecordedScenario[]): RecordedScenario | undefined {
  const worst: RowOutcome = worstOutcome(scenarios.map(({ outcome }): ScenarioOutcome => outcome))
  return scenarios.find(({ outcome }) => outcome === worst)
}
