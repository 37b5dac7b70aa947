import { join } from 'node:path'
import { contextInWords } from '../../../reports/contexts/context.ts'
import { causeKey } from '../../../reports/html/causes.ts'
import { mendingSentence } from '../../../reports/verdicts/failure.ts'
import type { Verdict } from '../../../reports/verdicts/verdict.ts'
import { outcomeStyle } from '../../shared/outcome-styles.ts'
import type { Terminal } from '../../shared/terminal.ts'
import type { RunPlan } from '../plan.ts'
import { trafficLines } from './traffic-lines.ts'
import { wrapped } from './wrapped.ts'

const atMost = 20

/**
 * What did not hold, cause by cause: of the first scenario of each the requirement, its steps with where it broke, expected, observed,
 * and the command that repeats it; the others by their ids.
 */
export function failureList(
  verdicts: readonly Verdict[],
  plan: RunPlan,
  out: string,
  terminal: Terminal,
): string {
  const failed = verdicts.filter(({ failure }) => failure !== undefined)
  const causes = [...Map.groupBy(failed, causeKey).values()]
  const blocks = causes.slice(0, atMost).map((members) => block(members, plan, out, terminal))
  const rest = causes.slice(atMost).flat().length
  return [
    ...blocks,
    ...(rest > 0
      ? [
          `  and ${rest} more: reason and traffic of each are in ${join(out, 'results.json')}, and run --only ID shows one of them\n`,
        ]
      : []),
  ].join('\n')
}

const alikeShown = 3

function block(
  [first, ...alike]: readonly Verdict[],
  { catalogue: { rows }, repeatCommand }: RunPlan,
  out: string,
  { paint, columns }: Terminal,
): string {
  if (!first) return ''
  const { scenario, outcome, failure, context, traffic, evidence = [] } = first
  const indent = labelWidth + 6
  const width = Math.max(Math.min(columns, 200) - indent, 60)
  const { word, style } = outcomeStyle(outcome)
  const row = rows.get(failure?.row ?? '')
  const name = row?.id ?? scenario.name
  const about = row ? row.statement : `(${scenario.rows.join(' ')})`
  const start = `  ${word}  ${name}  `.length
  const fitted = (text: string): string => wrapped(text, width, indent)
  const again = repeatCommand(scenario.id, context)
  const entries: [string, string | undefined][] = [
    ['steps', stepLines(first, width, indent, paint)],
    ['expected', failure && fitted(failure.expected)],
    ['observed', failure && fitted(failure.observed)],
    ['mended by', failure?.toMend && fitted(mendingSentence[failure.toMend])],
    ['thrown in', failure?.place],
    ['noticed in', failure?.noticedIn && fitted(failure.noticedIn)],
    ...trafficLines(traffic, failure?.step ?? '', width).map(([label, line]): [string, string] => [
      label,
      fitted(line),
    ]),
    ...evidence.map((file): [string, string] => ['look at', openCommand(join(out, file))]),
    ['context', context && fitted(contextInWords(context))],
    ['scenario', `${scenario.id}  ${paint('dim', scenario.location)}`],
    ['alike', alikeLines(alike, indent)],
    ['again', paint('cyan', again)],
  ]
  const lines = entries.flatMap(([label, text]) =>
    text === undefined || text === '' ? [] : [`      ${paint('dim', label.padEnd(labelWidth))}${text}`],
  )
  const room = Math.max(Math.min(columns, 200) - start, 40)
  return [
    `  ${paint([style, 'bold'], word)}  ${paint('bold', name)}  ${wrapped(about, room, start)}`,
    ...lines,
    '',
  ].join('\n')
}

/** All steps of the scenario, and a mark at the one that broke; those after it were not played. */
function stepLines(
  { scenario: { steps }, failure }: Verdict,
  width: number,
  indent: number,
  paint: Terminal['paint'],
): string {
  const broke = failure?.at ?? (failure?.lastGoodStep === undefined ? -1 : steps.length)
  return steps
    .map(({ sentence }, at) => {
      const text = wrapped(sentence, width - 2, indent + 2)
      if (at === broke) return paint(['red', 'bold'], `✗ ${text}`)
      return at < broke ? `  ${text}` : paint('dim', `  ${text}`)
    })
    .join(`\n${' '.repeat(indent)}`)
}

/** Scenarios that failed by the same cause. */
function alikeLines(alike: readonly Verdict[], indent: number): string {
  const ids = alike.slice(0, alikeShown).map(({ scenario }) => scenario.id)
  const rest = alike.length - alikeShown
  return [...ids, ...(rest > 0 ? [`and ${rest} more`] : [])].join(`\n${' '.repeat(indent)}`)
}

const labelWidth = 11

/** A trace is shown by Playwright, which has recorded it. */
const openCommand = (path: string): string =>
  path.endsWith('.zip') ? `npx playwright show-trace '${path}'` : path
