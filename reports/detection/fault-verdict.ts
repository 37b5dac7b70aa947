import type { Scenario } from '../suite/scenarios.ts'
import { endingOf } from '../verdicts/ending.ts'
import { failureOf } from '../verdicts/failure.ts'
import type { TestCaseRecord } from '../verdicts/test-case-record.ts'
import type { FaultFinding, HarmlessFinding, Kill, Trouble } from './detection-schema.ts'

/** A scenario that ran with a fault, and what happened. */
export interface Seen {
  readonly scenario: Scenario
  readonly record: TestCaseRecord
}

/**
 * The declared rows that this test case kills. Only an assertion kills, in a Then or in a step that a comment binds to
 * the row: a timeout, a broken harness or a closing hook says nothing about what the article demands.
 */
export function killsIn({ scenario, record }: Seen, violates: readonly string[]): Kill[] {
  const ending = endingOf(record)
  if (ending.kind !== 'failed') return []
  const step = scenario.steps.find(({ pickleStepId }) => pickleStepId === ending.at.pickleStepId)
  if (!step) return []
  return violates
    .filter((row) => scenario.rows.includes(row) && (step.isThen || step.rows.includes(row)))
    .map((row) => ({ row, scenario: scenario.id, step: step.sentence }))
}

/** The declared rows that still stand after what was seen. */
export function standingRows(violates: readonly string[], seen: readonly Seen[]): string[] {
  const killed = new Set(seen.flatMap((one) => killsIn(one, violates)).map(({ row }) => row))
  return violates.filter((row) => !killed.has(row))
}

/** Judges a fault by all that was seen with it; `broken` is what went wrong around the scenarios. */
export function judgeFault(
  violates: readonly string[],
  seen: readonly Seen[],
  broken: readonly Trouble[] = [],
): FaultFinding {
  const kills = violates.flatMap((row) => seen.flatMap((one) => killsIn(one, [row])).slice(0, 1))
  const missedRows = standingRows(violates, seen)
  const redElsewhere = reds(seen.filter((one) => killsIn(one, violates).length === 0))
  const verdict =
    missedRows.length === 0
      ? 'killed'
      : kills.length + redElsewhere.length > 0
        ? 'imprecise'
        : ('survived' as const)
  return { verdict, kills, missedRows, redElsewhere, harnessErrors: [...broken, ...breakages(seen)] }
}

/** Judges a harmless variant: whatever is not green is a false alarm. */
export function judgeHarmless(seen: readonly Seen[], broken: readonly Trouble[] = []): HarmlessFinding {
  const red = reds(seen)
  const harnessErrors = [...broken, ...breakages(seen)]
  return { verdict: red.length + harnessErrors.length > 0 ? 'false-alarm' : 'green', red, harnessErrors }
}

/** Whether this test case is a sound witness: green, or not applicable, where nothing is wrong. */
export const isGreen = ({ record }: Seen): boolean =>
  ['passed', 'notApplicable'].includes(endingOf(record).kind)

const reds = (seen: readonly Seen[]): Trouble[] => seen.flatMap((one) => troubleOf(one, ['failed']))

/** Came to no verdict: nothing of it says that something is wrong. */
const breakages = (seen: readonly Seen[]): Trouble[] =>
  seen.flatMap((one) => troubleOf(one, ['notTestable', 'harnessError']))

function troubleOf({ scenario, record }: Seen, kinds: readonly string[]): Trouble[] {
  const ending = endingOf(record)
  if (ending.kind === 'passed' || ending.kind === 'notApplicable' || !kinds.includes(ending.kind)) return []
  const { expected, observed } = failureOf(scenario, record, ending)
  return [{ scenario: scenario.id, expected, observed }]
}
