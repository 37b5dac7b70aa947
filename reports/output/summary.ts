/**
 * @module What the suite covers and what it detects, as two pages that are kept in the repository: a diff shows which
 * requirement gained or lost a scenario, and which fault is killed by other rows.
 */

import type { Trace } from '../catalogue/trace.ts'
import type { Detection } from '../detection/detection-schema.ts'

const madeBy = '<!-- Written by `npm run summaries`, and compared by `npm test`. -->'

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n')

const counted = (totals: Readonly<Record<string, number>>): string =>
  Object.entries(totals)
    .map(([word, count]) => `${count} ${word}`)
    .join(', ')

/** A page of every requirement: its status, and how many scenarios carry it. */
export function traceSummary({ rows, totals }: Trace, titles: ReadonlyMap<string, string>): string {
  const sections = [...Map.groupBy(rows, ({ article }) => article)].map(([article, members]) =>
    [
      `## ${titles.get(article) ?? article}`,
      table(
        ['row', 'level', 'subject', 'basis', 'status', 'scenarios', 'requirement'],
        members.map(({ id, kind, subject, basis, status, reason, scenarios, statement }) => [
          id,
          kind,
          subject,
          basis,
          reason === undefined ? status : `${status}: ${reason}`,
          `${scenarios.length}`,
          statement,
        ]),
      ),
    ].join('\n\n'),
  )
  return [madeBy, '# What the suite covers', `${counted(totals)}.`, ...sections, ''].join('\n\n').trimEnd()
}

/** A page of every fault and harmless variant: its verdict, and the rows that failed with it. */
export function detectionSummary({ faults, harmless, unprovenRows, totals }: Detection): string {
  const { killed, imprecise, survived, green, falseAlarm } = totals
  return [
    madeBy,
    '# What the suite detects',
    `${counted({ faults: totals.faults, killed, imprecise, survived })}; ${counted({ 'harmless variants': totals.harmless, green, 'false alarms': falseAlarm })}. Unproven rows: ${unprovenRows.join(', ') || 'none'}.`,
    '## Faults',
    table(
      ['fault', 'subject', 'verdict', 'what is wrong', 'seen by'],
      faults.map(({ id, subject, verdict, title, kills }) => [
        id,
        subject,
        verdict,
        title,
        kills.map(({ row }) => row).join(', '),
      ]),
    ),
    '## Harmless variants',
    table(
      ['variant', 'subject', 'verdict', 'what is different'],
      harmless.map(({ id, subject, verdict, title }) => [id, subject, verdict, title]),
    ),
  ].join('\n\n')
}
