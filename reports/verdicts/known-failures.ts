/** @module Failures that are known: who owns each, until when, and which entries of the list say what is no longer so. */

import { z } from 'zod'
import type { RowOutcome, ScenarioOutcome } from './outcomes.ts'

const oneOf = 'give either row or scenario'

/** What an entry of the list says; `row` and `scenario` as `--only` takes them. */
const entry = {
  row: z.string().min(1).exactOptional(),
  scenario: z.string().min(1).exactOptional(),
  /** Why it fails, for whoever reads a report. */
  reason: z.string().min(1),
  /** Who mends it. */
  owner: z.string().min(1),
  /** The last day on which it may fail, as in 2026-12-31. */
  until: z.iso.date({ error: 'give a day such as 2026-12-31' }),
}

const namesOne = ({ row, scenario }: { readonly row?: string; readonly scenario?: string }): boolean =>
  (row === undefined) !== (scenario === undefined)

/** An entry as it is written. */
export const knownFailure = z.strictObject(entry).refine(namesOne, { error: oneOf })

/** An entry, and the line on which it stands. */
export const listedFailure = z.strictObject({ ...entry, line: z.int() }).refine(namesOne, { error: oneOf })
export type ListedFailure = z.infer<typeof listedFailure>

/** Stale: what it names holds. Over: its last day is past. */
const whyOutdated = z.enum(['stale', 'over'])

export const outdatedFailure = z.strictObject({ entry: listedFailure, why: whyOutdated })
export type OutdatedFailure = z.infer<typeof outdatedFailure>

/** The list that a run goes by. */
export interface KnownFailures {
  /** As a user names it. */
  readonly file: string
  readonly entries: readonly ListedFailure[]
  /** As in 2026-12-31. */
  readonly today: string
  /** Whether the run plays all that an entry names, so that it can tell whether that holds. */
  readonly isWhole: (entry: ListedFailure) => boolean
}

/** What an entry names. */
export const nameOfEntry = ({ row, scenario }: Pick<ListedFailure, 'row' | 'scenario'>): string =>
  row ?? scenario ?? ''

/** Outcomes that an entry can be about: a harness error is ours, and never known. */
const doesNotHold: readonly RowOutcome[] = ['failed', 'notTestable', 'warned']

interface Judged {
  readonly scenario: { readonly id: string }
  readonly outcome: ScenarioOutcome
  readonly rows: ReadonlyMap<string, RowOutcome>
}

/** The entry for a scenario that does not hold: one that names it, or a row that does not hold in it. */
export function knownAs(
  { scenario: { id }, outcome, rows }: Judged,
  { entries, today }: KnownFailures,
): ListedFailure | undefined {
  if (!doesNotHold.includes(outcome)) return undefined
  const inTime = entries.filter(({ until }) => until >= today)
  return (
    inTime.find(({ scenario }) => scenario === id) ??
    inTime.find(({ row }) => row !== undefined && doesNotHold.includes(rows.get(row) ?? 'passed'))
  )
}

interface Played {
  readonly id: string
  readonly requirements: readonly string[]
  readonly outcome: ScenarioOutcome
  readonly known?: ListedFailure
}

/** The entries that a run proves to be outdated. What it has not played whole, and what does not apply, proves nothing. */
export function outdatedFailures(
  { entries, today, isWhole }: KnownFailures,
  played: readonly Played[],
): OutdatedFailure[] {
  const used = new Set(played.flatMap(({ known }) => known?.line ?? []))
  return entries.flatMap((entry): OutdatedFailure[] => {
    const named = played.filter(({ id, requirements }) =>
      entry.row === undefined ? id === entry.scenario : requirements.includes(entry.row),
    )
    if (named.length === 0) return []
    const judged = named.filter(({ outcome }) => outcome !== 'notApplicable' && outcome !== 'notTried')
    const allHold = judged.length > 0 && judged.every(({ outcome }) => outcome === 'passed')
    if (allHold && !used.has(entry.line) && isWhole(entry)) return [{ entry, why: 'stale' }]
    return entry.until < today ? [{ entry, why: 'over' }] : []
  })
}

interface Counted {
  readonly outcome: ScenarioOutcome
  readonly known?: unknown
}

/** Whether it failed, and is known to. */
export const isKnownFailure = ({ outcome, known }: Counted): boolean =>
  known !== undefined && (outcome === 'failed' || outcome === 'notTestable')

/** Who mends it, and until when: what a report shows beside the reason. */
export const ownership = ({ owner, until }: Pick<ListedFailure, 'owner' | 'until'>): string =>
  `${owner}, until ${until}`

/** What to do about an entry that is outdated, in a sentence. */
export function outdatedSentence(file: string, { entry, why }: OutdatedFailure): string {
  const place = `${file}:${entry.line}: ${nameOfEntry(entry)}`
  return why === 'stale'
    ? `${place} is listed and holds: take the entry out.`
    : `${place} was to be mended until ${entry.until} (${entry.owner}): mend it, or agree on another day.`
}
