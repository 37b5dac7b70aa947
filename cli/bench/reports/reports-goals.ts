/** @module What our report has to be beside that of Cucumber, and the figures as a table. */

import type { Terminal } from '../../shared/terminal.ts'
import { schemes, widths } from './page-figures.ts'
import type { MeasuredReport, ReportsBench } from './reports-bench.ts'

export const reportGoals = { bytes: 1 / 5, paint: 1 / 20, usable: 1.5, searchMs: 100 } as const

/** The goals that were missed, in words. */
export function reportGoalsMissed({ measured }: ReportsBench): string[] {
  const [ours, many] = measured
  const cucumber = measured.find(({ name }) => name.startsWith('@cucumber/'))
  if (ours === undefined || many === undefined) return ['nothing was measured']
  return [
    ...(cucumber && ours.bytes > cucumber.bytes * reportGoals.bytes
      ? ["the report has more than a fifth of the bytes of Cucumber's"]
      : []),
    ...(cucumber && ours.paintMs > cucumber.paintMs * reportGoals.paint
      ? ["the report is painted later than a twentieth of the time of Cucumber's"]
      : []),
    ...[ours, many].flatMap((one) => [
      ...(one.usableMs > one.paintMs * reportGoals.usable
        ? [`${one.name}: it can be used later than ${reportGoals.usable} times the first paint`]
        : []),
      ...(one.searchMs > reportGoals.searchMs
        ? [`${one.name}: a key is answered after more than ${reportGoals.searchMs} ms`]
        : []),
      ...(worstOf(one) > 0 ? [`${one.name}: axe finds ${one.rules.join(', ')}`] : []),
      ...widths.flatMap((width) =>
        one.overflow[width] > 0
          ? [`${one.name}: at ${width} px it is ${one.overflow[width]} px too wide`]
          : [],
      ),
    ]),
  ]
}

const worstOf = ({ findings }: MeasuredReport): number => Math.max(...Object.values(findings))

const columns: readonly [string, (one: MeasuredReport) => string][] = [
  ['MB', ({ bytes }) => (bytes / 1e6).toFixed(2)],
  ['files', ({ files }) => String(files)],
  ['first paint', ({ paintMs }) => `${paintMs.toFixed(0)} ms`],
  ['usable', ({ usableMs }) => `${usableMs.toFixed(0)} ms`],
  ['a key', ({ searchMs }) => `${searchMs.toFixed(0)} ms`],
  ...schemes.map((scheme): [string, (one: MeasuredReport) => string] => [
    `axe ${scheme}`,
    ({ findings }) => widths.map((width) => findings[`${width} ${scheme}`]).join('/'),
  ]),
  ['px too wide', ({ overflow }) => widths.map((width) => overflow[width]).join('/')],
  ['asks', ({ asks }) => asks.join(' ') || '-'],
]

export function reportsLines(
  { scenarios, rounds, emptyPaintMs, measured, absent }: ReportsBench,
  { paint }: Pick<Terminal, 'paint'>,
): string {
  const rows = [
    ['', ...columns.map(([title]) => title)],
    ...measured.map((one) => [one.name, ...columns.map(([, text]) => text(one))]),
  ]
  const wide = columns.map((_, at) => Math.max(...rows.map((row) => row[at + 1]?.length ?? 0)))
  const first = Math.max(...rows.map(([name = '']) => name.length))
  const lines = rows.map(([name = '', ...cells], at) => {
    const line = `  ${name.padEnd(first)}  ${cells.map((cell, cellAt) => cell.padStart(wide[cellAt] ?? 0)).join('  ')}`
    return at === 0 ? paint('dim', line) : line
  })
  return [
    `  ${paint('bold', 'The report of a run, beside those of others')}  ${scenarios} scenarios, median of ${rounds}; widths ${widths.join('/')} px`,
    ...lines,
    `  ${paint('dim', `a page with one heading is painted after ${emptyPaintMs.toFixed(0)} ms`)}`,
    ...absent.map((one) => `  ${paint('dim', `left out: ${one}`)}`),
    '',
    '',
  ].join('\n')
}
