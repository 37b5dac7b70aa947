import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import { type DetectionResult, isFault } from '../../reports/detection/detection.ts'
import type { Detection, FaultResult } from '../../reports/detection/detection-schema.ts'
import { rowsToProve } from '../../reports/detection/proof.ts'
import type { Scenario } from '../../reports/suite/scenarios.ts'
import { emptyCell, renderTable, type TableLine } from '../shared/table.ts'
import type { Terminal } from '../shared/terminal.ts'
import { verdictStyle } from './verdict-styles.ts'

const verdicts = ['killed', 'imprecise', 'survived'] as const

/** Faults by the article of their first row, and how many rows of each article are proven. */
export function detectionTable(
  results: readonly DetectionResult[],
  { unprovenRows }: Detection,
  catalogue: Catalogue,
  scenarios: readonly Scenario[],
  terminal: Terminal,
): string {
  const faults = results.filter(isFault)
  const articleOf = (row = '') => catalogue.rows.get(row)?.article
  const toProve = rowsToProve(catalogue, scenarios)
  const proven = (rows: readonly string[]) =>
    rows.length === 0
      ? emptyCell
      : `${rows.filter((row) => !unprovenRows.includes(row)).length}/${rows.length}`
  const line = (id: string, title: string, members: readonly FaultResult[], rows: string): TableLine => ({
    id,
    title,
    cells: [...verdicts.map((verdict) => members.filter((one) => one.verdict === verdict).length), rows],
  })
  const lines = catalogue.articles.flatMap(({ id, title }) => {
    const members = faults.filter(({ violates }) => articleOf(violates[0]) === id)
    const rows = proven(toProve.filter((row) => articleOf(row) === id))
    return members.length === 0 && rows === emptyCell ? [] : [line(id, title, members, rows)]
  })
  const columns = verdicts.map((verdict) => ({
    head: verdictStyle(verdict).word,
    style: verdictStyle(verdict).style,
  }))
  const all = line('', 'All', faults, proven(toProve))
  return renderTable('Article', [...columns, { head: 'MUST rows proven' }], lines, all, terminal)
}
