/** @module How the steps of a scenario look with the lines that a server logged at each. */

import type { JoinedLog, JoinedScenario } from '../../reports/server-log/joined-log.ts'
import { withoutNames } from '../../reports/server-log/named-steps.ts'
import { cutTo } from '../diff/recorded-run-lines.ts'
import { outcomeStyle } from '../shared/outcome-styles.ts'
import type { Terminal } from '../shared/terminal.ts'

type Paper = Pick<Terminal, 'columns' | 'paint'>

/** Of one step, on the terminal. */
const atMost = 40

/** Whole lines, and no colours. */
export const textFile: Paper = { columns: Number.POSITIVE_INFINITY, paint: (_, text) => text }

/**
 * Scenario by scenario. But in a file a line says no more which scenario and step it is of, as it stands beneath them, and ends
 * with the terminal.
 */
export const scenarioLines = (scenarios: readonly JoinedScenario[], paper: Paper): string[] =>
  scenarios.flatMap((scenario) => oneScenario(scenario, paper))

function oneScenario({ id, outcome, steps, others }: JoinedScenario, paper: Paper): string[] {
  const { paint, columns } = paper
  const { word, style } = outcomeStyle(outcome)
  const logged = (lines: readonly string[]): string[] => {
    const rest = paper === textFile ? 0 : Math.max(0, lines.length - atMost)
    return [
      ...lines.slice(0, lines.length - rest).map((line) => `      ${loggedLine(line, paper)}`),
      ...(rest > 0 ? [paint('dim', `      and ${rest} more`)] : []),
    ]
  }
  return [
    `  ${paint([style, 'bold'], word)}  ${paint('bold', id)}`,
    ...steps.flatMap(({ sentence, broke, lines }, at) => {
      const text = cutTo(columns - 6, `${at + 1}  ${sentence}`)
      return [broke ? paint(['red', 'bold'], `  ✗ ${text}`) : `    ${text}`, ...logged(lines)]
    }),
    ...(others.length === 0 ? [] : [paint('dim', '    of no step'), ...logged(others)]),
    '',
  ]
}

const loggedLine = (line: string, paper: Paper): string =>
  paper === textFile ? line : paper.paint('cyan', cutTo(paper.columns - 6, withoutNames(line)))

/** What became of the lines, and where all of them are. */
export function countLines(
  { scenarios, lines }: JoinedLog,
  shown: number,
  file: string,
  { paint }: Paper,
): string[] {
  const { all, joined, withoutStep, ofOtherRuns, nameless } = lines
  const kinds: readonly (readonly [number, string])[] = [
    [joined, 'of a step'],
    [withoutStep, 'of a scenario, but of no step of it'],
    [ofOtherRuns, 'of scenarios that this run has not'],
    [nameless, 'of no scenario'],
  ]
  const parts = kinds.filter(([count]) => count > 0).map(([count, what]) => `    ${count} ${what}`)
  const place = `${paint('dim', 'each line with its step is in')} ${file}`
  return [
    ...(shown === 0 ? ['  Every scenario that the log names holds: --all shows them.', ''] : []),
    `  ${all} ${all === 1 ? 'line' : 'lines'}, ${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}`,
    ...parts,
    `  ${place}`,
    '',
  ]
}
