import { join } from 'node:path'
import type { Verdict } from '../../../reports/verdicts/verdict.ts'
import { outcomeStyle } from '../../shared/outcome-styles.ts'
import type { Terminal } from '../../shared/terminal.ts'
import type { RunPlan } from '../plan.ts'

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
  return [...blocks, ...(rest > 0 ? [`  and ${rest} more, in results.json\n`] : [])].join('\n')
}

function block(
  { scenario, outcome, failure, traffic, evidence = [] }: Verdict,
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
    ...trafficLines(traffic, failure?.step).map(([name, text]): [string, string] => [name, cut(text, width)]),
    ...evidence.map((file): [string, string] => ['look at', openCommand(join(out, file))]),
    ['scenario', `${scenario.id}  ${paint('dim', scenario.location)}`],
    ['again', paint('cyan', repeatCommand(scenario.id))],
  ]
  const lines = entries.flatMap(([name, text]) =>
    text === undefined ? [] : [`      ${paint('dim', name.padEnd(labelWidth))}${text}`],
  )
  return [`  ${paint([style, 'bold'], word)}  ${about}`, ...lines, ''].join('\n')
}

const labelWidth = 11
const exchangesShown = 3

const cut = (text: string, width: number): string =>
  text.length > width ? `${text.slice(0, width - 1)}…` : text

/** The last exchanges before the failure, or of the step whose failure it is, what the gateways refused, and what the server wrote. */
function trafficLines(traffic: Verdict['traffic'], failedStep = ''): [string, string][] {
  if (!traffic) return []
  const { exchanges, gatewayRefusals, serverLog } = traffic
  const last = exchanges.findLastIndex(({ step }) => step !== '' && failedStep.endsWith(step))
  return [
    ...exchanges
      .slice(0, last === -1 ? undefined : last + 1)
      .slice(-exchangesShown)
      .map(({ method, path, request = '', status = 'no answer', response = '' }): [string, string] => [
        'traffic',
        `${method} ${path} ${request} answered ${status} ${response}`.replaceAll(/ +/g, ' ').trim(),
      ]),
    ...gatewayRefusals.map((sentence): [string, string] => ['gateways', sentence]),
    ...serverLog.slice(-3).map((line): [string, string] => ['stderr', line]),
  ]
}

/** A trace is shown by Playwright, which has recorded it. */
const openCommand = (path: string): string =>
  path.endsWith('.zip') ? `npx playwright show-trace '${path}'` : path
