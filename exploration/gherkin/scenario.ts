/** @module A violation as a feature that a product owner reads, and that `sls run` plays: one scenario, bound to its row. */

import type { Line, Violation } from '../walk/walk.ts'

/** What stands above the scenario. */
export interface Heading {
  /** What the row says. */
  readonly statement: string
  /** How it was found, in a sentence. */
  readonly origin: string
}

/** Who there is and what they have, before anything happens. */
const isBeginning = (sentence: string): boolean =>
  /^\w+ (?:uses|has (?:a|no)|lives in|receives) /.test(sentence)

type Keyword = 'Given' | 'When' | 'Then'

function keywords(lines: readonly Line[]): (Keyword | 'And')[] {
  let before: Keyword | undefined
  let hasBegun = false
  return lines.map(({ sentence, isOutcome }) => {
    hasBegun ||= !isBeginning(sentence)
    const keyword = isOutcome ? 'Then' : hasBegun ? 'When' : 'Given'
    const shown = keyword === before ? 'And' : keyword
    before = keyword
    return shown
  })
}

/** What has to be, and what happened last before it. */
export function scenarioTitle({ lines, sentence }: Pick<Violation, 'lines' | 'sentence'>): string {
  const last = lines.at(-2)
  if (last === undefined) return sentence
  const isOutcome = lines.at(-1)?.isOutcome === true
  return isOutcome ? `${sentence}, after "${last.sentence}"` : `It is possible that ${sentence}`
}

/** The text of the file. Outside a Rule, so that nothing is left to a context and it is played as it was found. */
export function featureOf(
  violation: Pick<Violation, 'row' | 'lines' | 'sentence'>,
  { statement, origin }: Heading,
): string {
  const { row, lines } = violation
  const words = keywords(lines)
  const steps = lines.flatMap(({ sentence }, at) => [
    ...(at === lines.length - 1 ? [`    # ${row}`] : []),
    `    ${words[at]} ${sentence}`,
  ])
  return [
    `Feature: ${statement}`,
    `  ${origin}`,
    '',
    `  @${row}`,
    `  Scenario: ${scenarioTitle(violation)}`,
    ...steps,
    '',
  ].join('\n')
}
