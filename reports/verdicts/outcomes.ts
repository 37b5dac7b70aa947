/** What a scenario ends with. */
export const outcomes = [
  'passed',
  'failed',
  'warned',
  'notApplicable',
  'notTried',
  'notTestable',
  'harnessError',
] as const
export type ScenarioOutcome = (typeof outcomes)[number]

/** A row of a walkthrough is not reached where an earlier step failed. */
export type RowOutcome = ScenarioOutcome | 'notReached'

/** How the message of an error or a log begins that decides an outcome; steps, drivers and assemblies begin theirs so. */
export const outcomePrefixes = {
  notTestable: 'Not testable: ',
  notApplicable: 'Not applicable: ',
  notTried: 'Not tried: ',
  harnessError: 'Harness error: ',
} as const

/** From worst to best. */
const severity: readonly RowOutcome[] = [
  'failed',
  'harnessError',
  'notTestable',
  'notReached',
  'warned',
  'passed',
  'notTried',
  'notApplicable',
]

/** The outcome of a row over all its scenarios: the worst; not applicable only where none applied. */
export function worstOutcome(seen: readonly RowOutcome[]): RowOutcome {
  return severity.find((outcome) => seen.includes(outcome)) ?? 'notApplicable'
}

/** How many scenarios ended with each outcome. */
export function totalsOf(
  seen: readonly { readonly outcome: ScenarioOutcome }[],
): Record<ScenarioOutcome, number> {
  const totals = {
    passed: 0,
    failed: 0,
    warned: 0,
    notApplicable: 0,
    notTried: 0,
    notTestable: 0,
    harnessError: 0,
  }
  for (const { outcome } of seen) totals[outcome] += 1
  return totals
}
