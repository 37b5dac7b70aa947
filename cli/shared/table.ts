import type { Style, Terminal } from './terminal.ts'

export interface Column {
  readonly head: string
  readonly style?: Style
}

/** A line of a table: a short id, a title, and a cell per column; zero is shown as a dot. */
export interface TableLine {
  readonly id: string
  readonly title: string
  readonly cells: readonly (number | string)[]
}

const titleWidth = 46
export const emptyCell = '·'

/** Lines under a head, and a total below a rule. */
export function renderTable(
  title: string,
  columns: readonly Column[],
  lines: readonly TableLine[],
  total: TableLine,
  terminal: Terminal,
): string {
  const { paint } = terminal
  const head = [' '.repeat(4), title.padEnd(titleWidth), ...columns.map((column) => column.head)].join('  ')
  const body = ({ id, title, cells }: TableLine) =>
    [id.padEnd(4), fitted(title), ...columns.map((column, n) => cell(column, cells[n] ?? 0, terminal))].join(
      '  ',
    )
  return [paint('dim', head), ...lines.map(body), paint('dim', '─'.repeat(head.length)), body(total), '']
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')
}

function cell({ head, style }: Column, value: number | string, { paint }: Terminal): string {
  const text = (value === 0 ? emptyCell : String(value)).padStart(head.length)
  if (style === undefined) return text
  return paint(value === 0 ? 'dim' : style, text)
}

const fitted = (title: string): string =>
  (title.length > titleWidth ? `${title.slice(0, titleWidth - 1)}…` : title).padEnd(titleWidth)
