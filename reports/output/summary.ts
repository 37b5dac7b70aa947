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

/** Faults that somebody wrote without knowledge of the features, and what became of them. */
export interface BlindSet {
  readonly name: string
  readonly faults: Detection['faults']
}

/** How many of each set are killed, by article, with the interval in which the share of all such faults lies. */
export function blindSummary(sets: readonly BlindSet[], articleOf: (row: string) => string): string {
  const articles = [
    ...new Set(sets.flatMap(({ faults }) => faults.map(({ violates: [row = ''] }) => articleOf(row)))),
  ].sort()
  const cells = (of: (fault: Detection['faults'][number]) => boolean): string[] =>
    sets.map(({ faults }) => share(faults.filter(of)))
  const rows = articles.map((article) => [
    article,
    ...cells(({ violates: [row = ''] }) => articleOf(row) === article),
  ])
  return [
    '## Written blind',
    'Faults by authors who had seen neither features nor steps nor the faults above (`faults/written-blind`): killed of all, and the interval in which the share lies with 95 % confidence (Wilson).',
    table(['article', ...sets.map(({ name }) => name)], [...rows, ['all', ...cells(() => true)]]),
    `Not killed: ${
      sets
        .flatMap(({ faults }) =>
          faults.filter(({ verdict }) => verdict !== 'killed').map(({ id, verdict }) => `${id} (${verdict})`),
        )
        .join(', ') || 'none'
    }.`,
  ].join('\n\n')
}

/** Such as `9 of 10 (60–98 %)`. */
function share(faults: Detection['faults']): string {
  const total = faults.length
  if (total === 0) return '–'
  const killed = faults.filter(({ verdict }) => verdict === 'killed').length
  const [low, high] = wilsonInterval(killed, total)
  return `${killed} of ${total} (${Math.floor(100 * low)}–${Math.ceil(100 * high)} %)`
}

/** The interval of Wilson (1927) for a share of `successes` among `total`, with 95 % confidence; both ends from 0 to 1. */
export function wilsonInterval(successes: number, total: number): readonly [low: number, high: number] {
  const z = 1.96
  const p = successes / total
  const centre = p + z ** 2 / (2 * total)
  const spread = z * Math.sqrt((p * (1 - p)) / total + z ** 2 / (4 * total ** 2))
  const scale = 1 + z ** 2 / total
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
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
