import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import type { Results } from '../../reports/output/results.ts'
import { outcomes, totalsOf } from '../../reports/verdicts/outcomes.ts'
import type { Verdict } from '../../reports/verdicts/verdict.ts'
import { outcomeStyle } from './outcome-styles.ts'
import { emptyCell, renderTable, type TableLine } from './table.ts'
import type { Terminal } from './terminal.ts'

/** Scenarios by article and outcome, and how many rows of each article hold. */
export function articleTable(
  verdicts: readonly Verdict[],
  results: Results,
  catalogue: Catalogue,
  terminal: Terminal,
): string {
  const total = totalsOf(verdicts)
  const shown = outcomes.filter(
    (outcome) => outcome === 'passed' || outcome === 'failed' || total[outcome] > 0,
  )
  const line = (id: string, title: string, members: readonly Verdict[], rows: string): TableLine => {
    const totals = totalsOf(members)
    return { id, title, cells: [...shown.map((outcome) => totals[outcome]), rows] }
  }
  const lines = catalogue.articles.flatMap(({ id, title }) => {
    const members = verdicts.filter(({ scenario }) => articleOf(scenario.rows[0], catalogue) === id)
    const rows = rowsHeld(results, (row) => articleOf(row, catalogue) === id)
    return members.length === 0 && rows === emptyCell ? [] : [line(id, title, members, rows)]
  })
  const columns = shown.map((outcome) => ({
    head: outcomeStyle(outcome).word,
    style: outcomeStyle(outcome).style,
  }))
  const all = line(
    '',
    'All',
    verdicts,
    rowsHeld(results, () => true),
  )
  return renderTable('Article', [...columns, { head: 'rows held' }], lines, all, terminal)
}

function rowsHeld({ requirements }: Results, member: (row: string) => boolean): string {
  const seen = requirements.filter(({ id, outcome }) => member(id) && outcome !== 'notApplicable')
  return seen.length === 0
    ? emptyCell
    : `${seen.filter(({ outcome }) => outcome === 'passed').length}/${seen.length}`
}

const articleOf = (row: string | undefined, { rows }: Catalogue): string | undefined =>
  rows.get(row ?? '')?.article
