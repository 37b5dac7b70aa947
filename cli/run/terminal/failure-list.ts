import { join } from 'node:path'
import { contextInWords } from '../../../reports/contexts/context.ts'
import type { Verdict } from '../../../reports/verdicts/verdict.ts'
import { outcomeStyle } from '../../shared/outcome-styles.ts'
import type { Terminal } from '../../shared/terminal.ts'
import type { RunPlan } from '../plan.ts'
import { trafficLines } from './traffic-lines.ts'

const atMost = 20

/** Every scenario that did not pass: the requirement, expected, observed, and the command that repeats it. */
export function failureList(
  verdicts: readonly Verdict[],
  plan: RunPlan,
  out: string,
  terminal: Terminal,
): string {
  const failed = verdicts.filter(({ failure }) => failure !== undefined)
  const blocks = failed.slice(0, atMost).map((verdict) => block(verdict, plan, out, terminal))
  const rest = failed.length - atMost
  return [
    ...blocks,
    ...(rest > 0
      ? [
          `  and ${rest} more: reason and traffic of each are in ${join(out, 'results.json')}, and run --only ID shows one of them\n`,
        ]
      : []),
  ].join('\n')
}

function block(
  { scenario, outcome, failure, context, traffic, evidence = [] }: Verdict,
  { catalogue: { rows }, repeatCommand }: RunPlan,
  out: string,
  { paint, columns }: Terminal,
): string {
  const width = Math.max(Math.min(columns, 200) - labelWidth - 6, 60)
  const { word, style } = outcomeStyle(outcome)
  const row = rows.get(failure?.row ?? '')
  const about = row
    ? `${paint('bold', row.id)}  ${row.statement}`
    : `${paint('bold', scenario.name)}  (${scenario.rows.join(' ')})`
  const entries: [string, string | undefined][] = [
    ['expected', failure?.expected],
    ['observed', failure?.observed],
    ['noticed in', failure?.noticedIn],
    ['last good', failure?.lastGoodStep],
    ...trafficLines(traffic, failure?.step ?? '', width),
    ...evidence.map((file): [string, string] => ['look at', openCommand(join(out, file))]),
    ['context', context && contextInWords(context)],
    ['scenario', `${scenario.id}  ${paint('dim', scenario.location)}`],
    ['again', paint('cyan', repeatCommand(scenario.id, context))],
  ]
  const lines = entries.flatMap(([name, text]) =>
    text === undefined ? [] : [`      ${paint('dim', name.padEnd(labelWidth))}${text}`],
  )
  return [`  ${paint([style, 'bold'], word)}  ${about}`, ...lines, ''].join('\n')
}

const labelWidth = 11

/** A trace is shown by Playwright, which has recorded it. */
const openCommand = (path: string): string =>
  path.endsWith('.zip') ? `npx playwright show-trace '${path}'` : path
