import { join } from 'node:path'
import type { Catalogue } from '../../reports/catalogue/catalogue.ts'
import type { Verdict } from '../../reports/verdicts/verdict.ts'
import { styleOf } from '../shared/outcome-styles.ts'
import type { Terminal } from '../shared/terminal.ts'

const atMost = 20

/** Every scenario that did not hold, as a product owner needs it: the row, expected, observed, how to see it again. */
export function failureList(
  verdicts: readonly Verdict[],
  catalogue: Catalogue,
  out: string,
  again: (id: string) => string,
  terminal: Terminal,
): string {
  const troubled = verdicts.filter(({ failure }) => failure !== undefined)
  const blocks = troubled.slice(0, atMost).map((verdict) => block(verdict, catalogue, out, again, terminal))
  const rest = troubled.length - atMost
  return [...blocks, ...(rest > 0 ? [`  and ${rest} more, in results.json\n`] : [])].join('\n')
}

function block(
  { scenario, outcome, failure, evidence = [] }: Verdict,
  { rows }: Catalogue,
  out: string,
  again: (id: string) => string,
  { paint }: Terminal,
): string {
  const { word, style } = styleOf(outcome)
  const row = rows.get(failure?.row ?? '')
  const about = row
    ? `${paint('bold', row.id)}  ${row.statement}`
    : `${paint('bold', scenario.name)}  (${scenario.rows.join(' ')})`
  const entries: [string, string | undefined][] = [
    ['expected', failure?.expected],
    ['observed', failure?.observed],
    ['last good', failure?.lastGoodStep],
    ...evidence.map((file): [string, string] => ['look at', looking(join(out, file))]),
    ['scenario', `${scenario.id}  ${paint('dim', scenario.location)}`],
    ['again', paint('cyan', again(scenario.id))],
  ]
  const lines = entries.flatMap(([name, text]) =>
    text === undefined ? [] : [`      ${paint('dim', name.padEnd(11))}${text}`],
  )
  return [`  ${paint([style, 'bold'], word)}  ${about}`, ...lines, ''].join('\n')
}

/** A trace is looked at with what has recorded it. */
const looking = (path: string): string =>
  path.endsWith('.zip') ? `npx playwright show-trace '${path}'` : path
