/** @module What failed, grouped by cause: one sentence for all that failed alike, and whose it probably is. */

import { countsAsFailed } from '../output/failed-scenarios.ts'
import type { ToMend } from '../verdicts/ending.ts'
import { type ListedFailure, nameOfEntry } from '../verdicts/known-failures.ts'
import type { ReportedScenario } from './report.ts'

const writers = { features: 'whoever writes the features', steps: 'whoever writes the steps' } as const

export type Culprit =
  | 'the product'
  | 'the configuration'
  | 'the harness'
  | 'our own app or phone'
  | (typeof writers)[ToMend]

/** Nothing but the words of a feature or step can make that they do not go together. */
export const isCertain = (culprit: Culprit): boolean =>
  Object.values(writers).some((writer) => writer === culprit)

export interface Cause {
  readonly expected: string
  readonly observed: string
  readonly culprit: Culprit
  readonly isWarning: boolean
  /** The entry of the list of known failures that all of these are known by. */
  readonly known: ListedFailure | undefined
  readonly scenarios: readonly ReportedScenario[]
}

/** The causes that most scenarios share first, then warnings, then what is known. `isOwn`: whether a row is about our own app or phone. */
export function causesOf(
  scenarios: readonly ReportedScenario[],
  isOwn: (row: string) => boolean,
): readonly Cause[] {
  const bad = scenarios.filter(({ outcome }) => countsAsFailed.includes(outcome) || outcome === 'warned')
  return [...Map.groupBy(bad, causeKey).values()]
    .flatMap((members): Cause[] => {
      const [first] = members
      if (first === undefined) return []
      return [
        {
          ...sidesOf(first),
          culprit: culpritOf(first, isOwn),
          isWarning: first.outcome === 'warned',
          known: first.known,
          scenarios: members,
        },
      ]
    })
    .toSorted(
      (one, other) =>
        Number(one.known !== undefined) - Number(other.known !== undefined) ||
        Number(one.isWarning) - Number(other.isWarning) ||
        other.scenarios.length - one.scenarios.length,
    )
}

type CausedScenario = Pick<ReportedScenario, 'outcome' | 'failure' | 'reason' | 'known'>

function sidesOf({ failure, reason = 'no reason given' }: CausedScenario) {
  const { expected = 'the scenario to pass', observed = reason } = failure ?? {}
  return { expected, observed }
}

/** What differs from one scenario to the next without being another cause: numbers, quoted texts and names of people. */
export const causeKey = (scenario: CausedScenario): string => {
  if (scenario.known) return nameOfEntry(scenario.known)
  const { expected, observed } = sidesOf(scenario)
  const promised = expected.split(' — ').at(-1) ?? expected
  return [scenario.outcome, promised, observed]
    .join('\n')
    .replaceAll(/"[^"]*"/g, '""')
    .replaceAll(/\d+/g, '0')
}

function culpritOf(
  { outcome, rows, traffic, failure }: ReportedScenario,
  isOwn: (row: string) => boolean,
): Culprit {
  if (failure?.toMend) return writers[failure.toMend]
  if (outcome === 'harnessError') return 'the harness'
  const exchanges = traffic?.exchanges ?? []
  const unanswered = exchanges.length > 0 && exchanges.every(({ status }) => status === undefined)
  if (outcome === 'notTestable' || unanswered) return 'the configuration'
  const row = failure?.row
  return (row === undefined ? rows.length > 0 && rows.every(isOwn) : isOwn(row))
    ? 'our own app or phone'
    : 'the product'
}
