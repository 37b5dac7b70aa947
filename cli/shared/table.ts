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

const widestTitle = 46
const narrowestTitle = 12
export const emptyCell = '·'

/** Lines under a head, and a total below a rule. On a narrow terminal titles are cut, and heads of several words stand in two lines. */
export function renderTable(
  title: string,
  columns: readonly Column[],
  lines: readonly TableLine[],
  total: TableLine,
  terminal: Terminal,
): string {
  const { paint } = terminal
  const cellsOf = (at: number) => [...lines, total].map(({ cells }) => `${cells[at] ?? 0}`.length)
  const widthsOf = (heads: readonly (readonly string[])[]) =>
    heads.map((parts, at) => Math.max(...parts.map((part) => part.length), ...cellsOf(at)))
  const roomFor = (widths: readonly number[]) =>
    terminal.columns - 8 - widths.reduce((sum, width) => sum + width + 2, 0)
  const whole = columns.map(({ head }) => [head])
  const fits = roomFor(widthsOf(whole)) >= narrowestTitle
  const heads = fits ? whole : columns.map(({ head }) => inTwo(head))
  const widths = widthsOf(heads)
  const titleWidth = Math.max(Math.min(roomFor(widths), widestTitle), narrowestTitle)
  const headLines = (fits ? [0] : [0, 1]).map((line, at, all) =>
    [
      ' '.repeat(4),
      (at === all.length - 1 ? title : '').padEnd(titleWidth),
      ...heads.map((parts, column) => (parts.at(line - all.length) ?? '').padStart(widths[column] ?? 0)),
    ].join('  '),
  )
  const body = ({ id, title, cells }: TableLine) =>
    [
      id.padEnd(4),
      fitted(title, titleWidth),
      ...columns.map((column, n) => cell(column, widths[n] ?? 0, cells[n] ?? 0, terminal)),
    ].join('  ')
  return [
    ...headLines.map((line) => paint('dim', line)),
    ...lines.map(body),
    paint('dim', '─'.repeat(headLines[0]?.length ?? 0)),
    body(total),
    '',
  ]
    .map((line) => `  ${line}`.trimEnd())
    .join('\n')
}

/** The last word below the others. */
function inTwo(head: string): readonly string[] {
  const words = head.split(' ')
  return words.length === 1 ? words : [words.slice(0, -1).join(' '), words.at(-1) ?? '']
}

function cell({ style }: Column, width: number, value: number | string, { paint }: Terminal): string {
  const text = (value === 0 ? emptyCell : String(value)).padStart(width)
  if (style === undefined) return text
  return paint(value === 0 ? 'dim' : style, text)
}

const fitted = (title: string, width: number): string =>
  (title.length > width ? `${title.slice(0, width - 1)}…` : title).padEnd(width)
