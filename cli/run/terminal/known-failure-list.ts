/** @module What is known to fail, by entry of the list; and an entry for what is not, ready to be pasted. */

import { dump } from 'js-yaml'
import { countsAsFailed } from '../../../reports/output/failed-scenarios.ts'
import { nameOfEntry, ownership } from '../../../reports/verdicts/known-failures.ts'
import type { Verdict } from '../../../reports/verdicts/verdict.ts'
import type { Terminal } from '../../shared/terminal.ts'
import type { RunPlan } from '../plan.ts'

/** Entry by entry: the reason, whose it is, and the scenarios. */
export function knownFailureList(verdicts: readonly Verdict[], { paint }: Terminal): string {
  const byEntry = Map.groupBy(verdicts, ({ known }) => known?.line)
  const blocks = [...byEntry.values()].flatMap((members) => {
    const [first] = members
    if (!first?.known) return []
    const rest = members.length - 1
    const name = nameOfEntry(first.known)
    return [
      `  ${paint('yellow', 'known')}  ${paint('bold', name)}  ${first.known.reason}`,
      `         ${paint('dim', ownership(first.known))}`,
      ...(name === first.scenario.id ? [] : [`         ${first.scenario.id}`]),
      ...(rest > 0 ? [`         ${paint('dim', `and ${rest} more`)}`] : []),
      '',
    ]
  })
  return blocks.join('\n')
}

const atMost = 20
const daysToDecide = 14
const dayMs = 86_400_000

/** Where the run goes by a list: what it lacks. One entry for the row, where several scenarios fail by it. */
export function entriesToPaste(
  verdicts: readonly Verdict[],
  { known }: RunPlan,
  { paint, columns }: Terminal,
): string[] {
  if (!known) return []
  const failed = verdicts.filter(
    ({ outcome }) => countsAsFailed.includes(outcome) && outcome !== 'harnessError',
  )
  const until = new Date(Date.parse(known.today) + daysToDecide * dayMs).toISOString().slice(0, 10)
  const entries = [...Map.groupBy(failed, nameFor(failed)).entries()].map(([name, [first]]) => ({
    [name.includes('#') ? 'scenario' : 'row']: name,
    reason: `Not examined yet: ${first ? inWords(first) : 'it fails'}`,
    owner: 'nobody yet',
    until,
  }))
  const rest = entries.length - atMost
  return entries.length === 0
    ? []
    : [
        '',
        `  ${paint('bold', `New failures, as entries to paste into ${known.file}:`)}`,
        '',
        dump(entries.slice(0, atMost), { lineWidth: Math.min(columns, 100), quoteStyle: 'double' }).trimEnd(),
        ...(rest > 0 ? [`# and ${rest} more`] : []),
      ]
}

/** In the words of the list of failures. */
const inWords = ({ failure, reason }: Verdict): string =>
  failure ? `expected ${failure.expected}, observed ${failure.observed}` : (reason ?? 'it fails')

/** The row that failed, if it did so in several scenarios; otherwise the scenario. */
const nameFor =
  (failed: readonly Verdict[]) =>
  ({ scenario, failure, rows }: Verdict): string => {
    const row = failure?.row
    const isShared = failed.filter((other) => other.failure?.row === row).length > 1
    const isRow = row !== undefined && ['failed', 'notTestable'].includes(rows.get(row) ?? '')
    return isShared && isRow ? row : scenario.id
  }
