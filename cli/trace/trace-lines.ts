import type { Trace, TracedRow, TraceStatus } from '../../reports/catalogue/trace.ts'
import type { Terminal } from '../shared/terminal.ts'

const order: readonly TraceStatus[] = ['untested', 'unproven', 'excluded', 'tested']
const styles = { untested: 'yellow', unproven: 'yellow', excluded: 'dim', tested: 'green' } as const

/** The trace for a reader: what is open first. Where nothing was detected yet, who is unproven says nothing. */
export function traceLines(
  trace: Trace,
  { all, isDetected }: { readonly all: boolean; readonly isDetected: boolean },
  out: string,
  terminal: Terminal,
): string {
  const { paint } = terminal
  const groups = order
    .filter((status) => all || (status !== 'tested' && (isDetected || status !== 'unproven')))
    .map((status) => group(trace, status, terminal))
  const word = (status: TraceStatus): string =>
    status === 'unproven' && !isDetected ? 'whose proof is not known here' : status
  const totals = order
    .map((status) => paint(styles[status], `${trace.totals[status]} ${word(status)}`))
    .join('  ')
  return `\n${groups.join('')}  ${trace.rows.length} rows  ${totals}\n  ${paint('dim', `trace.json is in ${out}`)}\n\n`
}

function group({ rows }: Trace, status: TraceStatus, { paint, columns }: Terminal): string {
  const members = rows.filter((row) => row.status === status)
  if (members.length === 0) return ''
  const width = Math.max(...members.map(({ id }) => id.length))
  const line = (row: TracedRow) => {
    const text = `  ${row.id.padEnd(width)}  ${row.kind.padEnd(6)}  ${row.subject.padEnd(6)}  ${row.basis.padEnd(8)}  ${row.reason ?? row.statement}`
    return text.length > columns ? `${text.slice(0, columns - 1)}…` : text
  }
  return `  ${paint(['bold', styles[status]], `${status} (${members.length})`)}\n${members.map(line).join('\n')}\n\n`
}
