/** @module What differs between two runs, by row and by scenario, and the first step at which a scenario parts. */

import { TestStepResultStatus } from '@cucumber/messages'
import type { RowOutcome } from '../verdicts/outcomes.ts'
import type { RecordedRun, RecordedScenario, RecordedStep } from './recorded-run.ts'
import { stableText } from './stable-text.ts'

/** One thing in both runs. */
interface Pair<Value> {
  readonly a: Value
  readonly b: Value
}

/** The first step at which two runs of a scenario part. */
interface Parting {
  /** Counted from 1; undefined where only results.json says it. */
  readonly number?: number
  readonly sentence: string
}

export interface ScenarioDifference extends Pair<RecordedScenario> {
  readonly partsAt?: Parting
}

export interface RowDifference extends Pair<RowOutcome> {
  readonly id: string
}

/** The ids of what the other run has no verdict on. */
interface Alone {
  readonly rows: readonly string[]
  readonly scenarios: readonly string[]
}

/** Everything in the order of the first run. */
export interface RunDifference {
  readonly rows: readonly RowDifference[]
  readonly scenarios: readonly ScenarioDifference[]
  readonly onlyIn: Pair<Alone>
  /** How many rows and scenarios both runs have. */
  readonly compared: { readonly rows: number; readonly scenarios: number }
}

export const isEqual = ({ rows, scenarios, onlyIn }: RunDifference): boolean =>
  [rows, scenarios, ...[onlyIn.a, onlyIn.b].flatMap((alone) => [alone.rows, alone.scenarios])].every(
    ({ length }) => length === 0,
  )

/** `presentId`: the id that a scenario has today, by one that it had before. */
export function differenceOf(
  a: RecordedRun,
  b: RecordedRun,
  presentId: (former: string) => string | undefined = () => undefined,
): RunDifference {
  const pairs = pairsOf(a, b, presentId)
  const paired = new Set(pairs.flatMap((pair) => [pair.a, pair.b]))
  const alone = (run: RecordedRun, other: RecordedRun): Alone => ({
    rows: [...run.rows.keys()].filter((id) => !other.rows.has(id)),
    scenarios: [...run.scenarios.values()].filter((one) => !paired.has(one)).map(({ id }) => id),
  })
  const shared = [...a.rows].flatMap(([id, { outcome }]) => {
    const other = b.rows.get(id)
    return other ? [{ id, a: outcome, b: other.outcome }] : []
  })
  return {
    rows: shared.filter((row) => row.a !== row.b),
    scenarios: pairs.flatMap(scenarioDifference),
    onlyIn: { a: alone(a, b), b: alone(b, a) },
    compared: { rows: shared.length, scenarios: pairs.length },
  }
}

/** A scenario that one version of the suite names otherwise is found by its former id. */
function pairsOf(
  a: RecordedRun,
  b: RecordedRun,
  presentId: (former: string) => string | undefined,
): Pair<RecordedScenario>[] {
  const renamed = new Map<string, RecordedScenario>()
  for (const [id, scenario] of b.scenarios) {
    const present = presentId(id)
    if (present !== undefined && !b.scenarios.has(present)) renamed.set(present, scenario)
  }
  const taken = new Set<RecordedScenario>()
  return [...a.scenarios].flatMap(([id, scenario]) => {
    const present = presentId(id)
    const other =
      b.scenarios.get(id) ??
      renamed.get(id) ??
      (present === undefined || a.scenarios.has(present) ? undefined : b.scenarios.get(present))
    if (!other || taken.has(other)) return []
    taken.add(other)
    return [{ a: scenario, b: other }]
  })
}

function scenarioDifference({ a, b }: Pair<RecordedScenario>): ScenarioDifference[] {
  const [at, parting] = partingOf(a.steps, b.steps)
  const reasons = [a, b].map(({ reason = '' }) => stableText(reason))
  const endsOtherwise = parting !== undefined && parting.a?.sentence === parting.b?.sentence
  if (a.outcome === b.outcome && reasons[0] === reasons[1] && !endsOtherwise) return []
  const sentence = (parting?.a ?? parting?.b)?.sentence
  if (sentence !== undefined) return [{ a, b, partsAt: { number: at + 1, sentence } }]
  const failedStep = a.failedStep ?? b.failedStep
  return [{ a, b, ...(failedStep !== undefined && { partsAt: { sentence: failedStep } }) }]
}

function partingOf(
  a: readonly RecordedStep[] = [],
  b: readonly RecordedStep[] = [],
): readonly [at: number, steps: Partial<Pair<RecordedStep>> | undefined] {
  if (a.length === 0 || b.length === 0) return [-1, undefined]
  const longer = a.length < b.length ? b : a
  const at = longer.findIndex((_, index) => endOf(a[index]) !== endOf(b[index]))
  if (at < 0) return [at, undefined]
  const [one, other] = [a[at], b[at]]
  return [at, { ...(one && { a: one }), ...(other && { b: other }) }]
}

/** What a step is and how it ended, to be compared. */
function endOf(step: RecordedStep | undefined): string {
  if (!step) return ''
  const { sentence, status, message = '' } = step
  return JSON.stringify([sentence, status, status === TestStepResultStatus.PASSED ? '' : stableText(message)])
}
