import type { RecordedRun, RecordedScenario } from '../../reports/comparison/recorded-run.ts'
import {
  isEqual,
  type RowDifference,
  type RunDifference,
  type ScenarioDifference,
} from '../../reports/comparison/run-difference.ts'
import type { RowOutcome } from '../../reports/verdicts/outcomes.ts'
import type { Terminal } from '../shared/terminal.ts'
import { cutTo, firstLineOf, rowOutcomeStyle, runLines } from './recorded-run-lines.ts'

const atMost = 20

/** Two runs for a reader: what they are, then rows, scenarios, and what only one of them has. */
export function differenceLines(
  runs: { readonly a: RecordedRun; readonly b: RecordedRun },
  difference: RunDifference,
  all: boolean,
  terminal: Terminal,
): string {
  const { rows, scenarios, onlyIn, compared } = difference
  const { paint } = terminal
  const shown = all ? scenarios : scenarios.slice(0, atMost)
  const rest = scenarios.length - shown.length
  const alone = [...aloneLines('A', onlyIn.a, all, terminal), ...aloneLines('B', onlyIn.b, all, terminal)]
  return [
    '',
    `  ${paint('bold', 'sls diff')}`,
    '',
    ...runLines('A', runs.a, scenariosOf(runs.a), terminal),
    ...runLines('B', runs.b, scenariosOf(runs.b), terminal),
    '',
    ...rowLines(rows, terminal),
    ...shown.flatMap((one) => scenarioLines(one, terminal)),
    ...(rest > 0 ? [`  and ${rest} more: --all lists them`, ''] : []),
    ...alone,
    ...(alone.length > 0 ? [''] : []),
    `  ${compared.scenarios} scenarios and ${compared.rows} rows are in both`,
    '',
    `  ${conclusion(difference, terminal)}`,
    '',
    '',
  ].join('\n')
}

const scenariosOf = ({ scenarios }: RecordedRun): string => counted(scenarios.size, 'scenario')

function conclusion(difference: RunDifference, { paint }: Terminal): string {
  if (isEqual(difference)) return paint(['green', 'bold'], 'Equal.')
  const { rows, scenarios, onlyIn } = difference
  const alone = onlyIn.a.scenarios.length + onlyIn.b.scenarios.length
  const parts = [
    ...(rows.length > 0 ? [counted(rows.length, 'row')] : []),
    ...(scenarios.length > 0 ? [counted(scenarios.length, 'scenario')] : []),
    ...(alone > 0 ? [`${counted(alone, 'scenario')} in one of them only`] : []),
  ]
  return paint(['red', 'bold'], `Different${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`)
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`

function rowLines(rows: readonly RowDifference[], { paint }: Terminal): string[] {
  if (rows.length === 0) return []
  const width = Math.max(...rows.map(({ id }) => id.length), 'Row'.length)
  const lines = rows.map(
    ({ id, a, b }) => `  ${id.padEnd(width)}  ${outcome(a, paint, wordWidth)}  ${outcome(b, paint)}`,
  )
  return [paint('dim', `  ${'Row'.padEnd(width)}  ${'A'.padEnd(wordWidth)}  B`), ...lines, '']
}

const wordWidth = 'not applicable'.length

function outcome(given: RowOutcome, paint: Terminal['paint'], width = 0): string {
  const { word, style } = rowOutcomeStyle(given)
  return paint(style, word.padEnd(width))
}

const labelWidth = 9

function scenarioLines({ a, b, partsAt }: ScenarioDifference, terminal: Terminal): string[] {
  const { paint, columns } = terminal
  const [from, to] = [rowOutcomeStyle(a.outcome), rowOutcomeStyle(b.outcome)]
  const change = a.outcome === b.outcome ? paint(from.style, from.word) : arrow(from, to, terminal)
  const width = columns - labelWidth - 6
  const line = (label: string, text: string): string =>
    `      ${paint('dim', label.padEnd(labelWidth))}${cutTo(width, text)}`
  const at = partsAt?.number === undefined ? '' : `${partsAt.number}  `
  return [
    `  ${change}  ${paint('bold', a.id)}`,
    ...(a.id === b.id ? [] : [line('in B', b.id)]),
    ...(partsAt ? [line('parts at', `${at}${partsAt.sentence}`)] : []),
    line('A', endOfScenario(a)),
    line('B', endOfScenario(b)),
    '',
  ]
}

type Styled = ReturnType<typeof rowOutcomeStyle>

const arrow = (from: Styled, to: Styled, { paint }: Terminal): string =>
  `${paint(from.style, from.word)} → ${paint([to.style, 'bold'], to.word)}`

function endOfScenario({ outcome: ended, reason }: RecordedScenario): string {
  const { word } = rowOutcomeStyle(ended)
  return reason === undefined ? word : `${word}: ${firstLineOf(reason)}`
}

function aloneLines(
  name: string,
  { rows, scenarios }: RunDifference['onlyIn']['a'],
  all: boolean,
  terminal: Terminal,
): string[] {
  if (rows.length + scenarios.length === 0) return []
  const shown = all ? scenarios : scenarios.slice(0, 3)
  const rest = scenarios.length - shown.length
  const counts = `${counted(scenarios.length, 'scenario')}, ${counted(rows.length, 'row')}`
  return [
    `  only in ${terminal.paint('bold', name)}  ${counts}`,
    ...shown.map((id) => `      ${cutTo(terminal.columns - 6, id)}`),
    ...(rest > 0 ? [`      and ${rest} more: --all lists them`] : []),
  ]
}
