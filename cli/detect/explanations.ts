import { contextInWords, type OpenContext } from '../../reports/contexts/context.ts'
import { type DetectionResult, isAsExpected, isFault } from '../../reports/detection/detection.ts'
import type { Trouble } from '../../reports/detection/detection-schema.ts'
import type { Scenario } from '../../reports/suite/scenarios.ts'
import type { Terminal } from '../shared/terminal.ts'
import { verdictStyle } from './verdict-styles.ts'

/** How to see one of them again. */
export interface Commands {
  detect(id: string): string
  run(id: string, scenario: string, context?: OpenContext): string
}

type Entry = readonly [name: string, text: string]

const atMost = 5

/** Every result that is not as it should be: what was expected to turn red, what did, how to see it again. */
export function explanations(
  results: readonly DetectionResult[],
  scenarios: readonly Scenario[],
  commands: Commands,
  terminal: Terminal,
): string {
  const wrong = results.filter((one) => !isAsExpected(one))
  return wrong.map((one) => block(one, scenarios, commands, terminal)).join('\n')
}

function block(
  one: DetectionResult,
  scenarios: readonly Scenario[],
  commands: Commands,
  { paint }: Terminal,
): string {
  const { word, style } = verdictStyle(one.verdict)
  const entries = [
    ...(isFault(one) ? rowEntries(one, scenarios) : []),
    ...troubleEntries(isFault(one) ? 'red instead' : 'red', isFault(one) ? one.redElsewhere : one.red),
    ...troubleEntries('no verdict', one.harnessErrors),
    ...againEntries(one, commands).map(([name, text]): Entry => [name, paint('cyan', text)]),
  ]
  const lines = entries.map(([name, text]) => `      ${paint('dim', name.padEnd(12))}${text}`)
  return [`  ${paint([style, 'bold'], word)}  ${paint('bold', one.id)}  ${one.title}`, ...lines, ''].join(
    '\n',
  )
}

function rowEntries(
  fault: Extract<DetectionResult, { violates: unknown }>,
  scenarios: readonly Scenario[],
): Entry[] {
  const killed = fault.kills.map(
    ({ row, scenario, step, context }): Entry => [
      'killed',
      `${row}  ${scenario}: ${step}${context ? ` (${contextInWords(context)})` : ''}`,
    ],
  )
  const missed = fault.missedRows.map((row): Entry => {
    const number = scenarios.filter(({ rows }) => rows.includes(row)).length
    return [
      'not killed',
      `${row}  ${number === 0 ? 'no scenario has it' : `none of its ${number} scenarios fails in a Then or at its own step`}`,
    ]
  })
  const nowhere = fault.redElsewhere.length === 0 && fault.harnessErrors.length === 0 && killed.length === 0
  return [...killed, ...missed, ...(nowhere ? [['red', 'nowhere: the whole suite is green'] as const] : [])]
}

function troubleEntries(name: string, troubles: readonly Trouble[]): Entry[] {
  const shown = troubles.slice(0, atMost).map(({ scenario, expected, observed }, n): Entry => {
    const place = scenario === undefined ? '' : `${scenario}: `
    return [n === 0 ? name : '', `${place}${expected} ⇒ ${observed}`]
  })
  const rest = troubles.length - atMost
  return rest > 0 ? [...shown, ['', `and ${rest} more, in detection.json`]] : shown
}

function againEntries(one: DetectionResult, commands: Commands): Entry[] {
  const red = isFault(one) ? one.redElsewhere : one.red
  const [trouble] = [...red, ...one.harnessErrors].filter(({ scenario }) => scenario !== undefined)
  return [
    ['again', commands.detect(one.id)],
    ...(trouble?.scenario === undefined
      ? []
      : [['look at it', commands.run(one.id, trouble.scenario, trouble.context)] as const]),
  ]
}
