import { matrixWords } from '../../reports/comparison/matrix-page.ts'
import type { MatrixCell, MatrixProduct, MatrixRow, RunMatrix } from '../../reports/comparison/run-matrix.ts'
import type { RowOutcome } from '../../reports/verdicts/outcomes.ts'
import { cutTo, firstLineOf, rowOutcomeStyle, runLines } from '../diff/recorded-run-lines.ts'
import type { Terminal } from '../shared/terminal.ts'

/** In place of a word, where there are more products than words fit beside each other. */
const marks: Readonly<Record<RowOutcome, string>> = {
  passed: '✓',
  failed: '✗',
  warned: '!',
  notApplicable: '–',
  notTried: '·',
  notTestable: '?',
  notReached: '.',
  harnessError: '#',
}

const wordWidth = Math.max(...Object.values(matrixWords).map(({ length }) => length))

/** The matrix for a reader: the products, the rows that not all have passed, and the step behind each of their verdicts. */
export function matrixLines(
  { products, rows }: RunMatrix,
  all: boolean,
  out: string,
  terminal: Terminal,
): string {
  const { paint } = terminal
  const holds = ({ cells }: MatrixRow): boolean => cells.every((cell) => !cell || cell.outcome === 'passed')
  const shown = all ? rows : rows.filter((row) => !holds(row))
  const held = rows.filter(holds)
  const inAll = held.filter(({ cells }) => cells.every((cell) => cell !== null)).length
  return [
    '',
    `  ${paint('bold', 'sls matrix')}  ${counted(products.length, 'run')} · ${counted(rows.length, 'row')}`,
    '',
    ...products.flatMap((product, at) => productLines(product, at, products, terminal)),
    '',
    ...tableLines(shown, products.length, terminal),
    ...shown.flatMap((row) => behind(row, terminal)),
    `  ${inAll} of ${rows.length} rows are passed in all runs${rest(held.length - inAll)}`,
    `  ${paint('dim', `matrix.json and matrix.md are in ${out}`)}`,
    '',
    '',
  ].join('\n')
}

const rest = (count: number): string => (count === 0 ? '' : `, and ${count} more in those that have them`)

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

function productLines(
  product: MatrixProduct,
  at: number,
  products: readonly MatrixProduct[],
  terminal: Terminal,
): string[] {
  const { run, held, of } = product
  const number = `${at + 1}`.padStart(`${products.length}`.length)
  return runLines(number, { ...product, path: run }, `${held}/${of} rows held`, terminal)
}

function tableLines(rows: readonly MatrixRow[], runs: number, { paint, columns }: Terminal): string[] {
  if (rows.length === 0) return []
  const width = Math.max(...rows.map(({ id }) => id.length), 'Row'.length)
  const inWords = width + 4 + runs * (wordWidth + 2) <= columns
  const cellWidth = inWords ? wordWidth : `${runs}`.length
  const text = (cell: MatrixCell | null): string => {
    const { word, style } = cell ? cellStyle(cell.outcome, inWords) : noVerdict(inWords)
    return paint(style, word.padEnd(cellWidth))
  }
  const heads = Array.from({ length: runs }, (_, at) => `${at + 1}`.padEnd(cellWidth))
  return [
    paint('dim', `  ${'Row'.padEnd(width)}  ${heads.join('  ')}`.trimEnd()),
    ...rows.map(({ id, cells }) => `  ${id.padEnd(width)}  ${cells.map(text).join('  ')}`.trimEnd()),
    ...(inWords ? [] : ['', `  ${paint('dim', legend(rows))}`]),
    '',
  ]
}

const noVerdict = (inWords: boolean) => ({ word: inWords ? 'not run' : ' ', style: 'dim' }) as const

const cellStyle = (outcome: RowOutcome, inWords: boolean) => ({
  word: inWords ? matrixWords[outcome] : marks[outcome],
  style: rowOutcomeStyle(outcome).style,
})

function legend(rows: readonly MatrixRow[]): string {
  const seen = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.outcome ?? [])))
  return [...seen].map((outcome) => `${marks[outcome]} ${matrixWords[outcome]}`).join('  ')
}

/** Verdicts of equal words are told once, with the numbers of the runs. */
function behind({ id, statement = '', cells }: MatrixRow, { paint, columns }: Terminal): string[] {
  const told = cells.flatMap((cell, at) =>
    cell && cell.outcome !== 'passed' && cell.step !== undefined ? [{ cell, number: `${at + 1}` }] : [],
  )
  if (told.length === 0) return []
  const groups = Map.groupBy(told, ({ cell }) => JSON.stringify([cell.outcome, cell.step, cell.reason]))
  const lines = [...groups.values()].flatMap((members) => {
    const [first] = members
    if (!first) return []
    const { outcome, step = '', reason = '' } = first.cell
    const { style } = rowOutcomeStyle(outcome)
    const numbers = members.map(({ number }) => number).join(', ')
    const label = `${numbers}  ${matrixWords[outcome]}`
    return [
      `      ${paint(style, label)}  ${cutTo(columns - label.length - 8, step)}`,
      ...(reason === '' ? [] : [`         ${paint('dim', cutTo(columns - 9, firstLineOf(reason)))}`]),
    ]
  })
  return [`  ${paint('bold', id)}  ${cutTo(columns - id.length - 4, statement)}`, ...lines, '']
}
