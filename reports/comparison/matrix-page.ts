import type { RowOutcome } from '../verdicts/outcomes.ts'
import type { MatrixCell, RunMatrix } from './run-matrix.ts'

export const matrixWords: Readonly<Record<RowOutcome, string>> = {
  passed: 'passed',
  failed: 'failed',
  warned: 'warned',
  notApplicable: 'n/a',
  notTried: 'not tried',
  notTestable: 'not testable',
  notReached: 'not reached',
  harnessError: 'harness error',
}

const escaped = (text: string): string =>
  text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\|<>*_`[\]]/g, String.raw`\$&`)

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** The matrix in Markdown: the products, every row, and under it the step behind each verdict that is not passed. */
export function matrixPage({ products, rows }: RunMatrix): string {
  const names = products.map(({ target }, at) => `${at + 1} ${escaped(target)}`)
  const behind = rows.flatMap(({ id, cells }) =>
    cells.flatMap((cell, at) => (cell && cell.outcome !== 'passed' ? [line(id, names[at] ?? '', cell)] : [])),
  )
  return [
    '# Products side by side',
    table(
      ['', 'product', 'run', 'suite', 'rows held'],
      products.map(({ target, run, suite, held, of, interrupted }, at) => [
        `${at + 1}`,
        escaped(target),
        escaped(run),
        escaped(suite),
        `${held} of ${of}${interrupted ? `, cut off by ${escaped(interrupted.by)}` : ''}`,
      ]),
    ),
    '## Rows',
    table(
      ['row', ...names, 'requirement'],
      rows.map(({ id, statement = '', cells }) => [
        id,
        ...cells.map((cell) => (cell ? matrixWords[cell.outcome] : '–')),
        escaped(statement),
      ]),
    ),
    ...(behind.length === 0 ? [] : ['## What is behind', behind.join('\n')]),
    '',
  ].join('\n\n')
}

function line(id: string, name: string, { outcome, scenario, step, reason }: MatrixCell): string {
  const facts = [
    ...(step === undefined ? [] : [`at ${escaped(step)}`]),
    ...(reason === undefined ? [] : [escaped(reason)]),
    ...(scenario === undefined ? [] : [`(${escaped(scenario)})`]),
  ]
  return `- ${id}, ${name}: ${matrixWords[outcome]}${facts.length > 0 ? ` ${facts.join(' · ')}` : ''}`
}
