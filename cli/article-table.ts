import type { Catalogue } from '../reports/catalogue.ts'
import { type Outcome, outcomes, totalsOf } from '../reports/outcomes.ts'
import type { Results } from '../reports/results.ts'
import type { Verdict } from '../reports/verdict.ts'
import { lookOf } from './outcome-words.ts'
import type { Terminal } from './terminal.ts'

interface Line {
  readonly id: string
  readonly title: string
  readonly totals: Record<Outcome, number>
  readonly rows: string
}

const titleWidth = 46

/** Scenarios by article and outcome, and how many rows of each article hold. */
export function articleTable(
  verdicts: readonly Verdict[],
  results: Results,
  catalogue: Catalogue,
  terminal: Terminal,
): string {
  const { paint } = terminal
  const lines = catalogue.articles.flatMap(({ id, title }): Line[] => {
    const members = verdicts.filter(({ scenario }) => articleOf(scenario.rows[0], catalogue) === id)
    const rows = rowsHeld(results, (row) => articleOf(row, catalogue) === id)
    return members.length === 0 && rows === none ? [] : [{ id, title, totals: totalsOf(members), rows }]
  })
  const total = { id: '', title: 'All', totals: totalsOf(verdicts), rows: rowsHeld(results, () => true) }
  const shown = outcomes.filter(
    (outcome) => outcome === 'passed' || outcome === 'failed' || total.totals[outcome] > 0,
  )
  const head = [
    ' '.repeat(4),
    'Article'.padEnd(titleWidth),
    ...shown.map((outcome) => lookOf(outcome).word),
    'rows held',
  ].join('  ')
  const body = (line: Line) =>
    [
      line.id.padEnd(4),
      fitted(line.title),
      ...shown.map((outcome) => cell(outcome, line.totals[outcome], terminal)),
      line.rows.padStart('rows held'.length),
    ].join('  ')
  const rule = paint('dim', '─'.repeat(head.length))
  return [paint('dim', head), ...lines.map(body), rule, body(total), '']
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')
}

function cell(outcome: Outcome, count: number, { paint }: Terminal): string {
  const { word, style } = lookOf(outcome)
  const text = (count === 0 ? '·' : String(count)).padStart(word.length)
  return paint(count === 0 ? 'dim' : style, text)
}

const none = '·'

function rowsHeld({ requirements }: Results, member: (row: string) => boolean): string {
  const seen = requirements.filter(({ id, outcome }) => member(id) && outcome !== 'notApplicable')
  return seen.length === 0
    ? none
    : `${seen.filter(({ outcome }) => outcome === 'passed').length}/${seen.length}`
}

const articleOf = (row: string | undefined, { rows }: Catalogue): string | undefined =>
  rows.get(row ?? '')?.article

const fitted = (title: string): string =>
  (title.length > titleWidth ? `${title.slice(0, titleWidth - 1)}…` : title).padEnd(titleWidth)
