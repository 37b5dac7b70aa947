/** @module How commands that compare runs name them, and keep their lines within the terminal. */

import type { RowOutcome } from '../../reports/verdicts/outcomes.ts'
import { outcomeStyle } from '../shared/outcome-styles.ts'
import type { Terminal } from '../shared/terminal.ts'

/** The text, cut where the terminal ends; in a file or a pipe it is whole. */
export const cutTo = (width: number, text: string): string =>
  text.length > width ? `${text.slice(0, Math.max(0, width - 1))}…` : text

/** The first line, as a reason may have several. */
export const firstLineOf = (text: string): string => text.trim().split('\n')[0] ?? ''

const notReached = { word: 'not reached', style: 'dim' } as const

export const rowOutcomeStyle = (outcome: RowOutcome) =>
  outcome === 'notReached' ? notReached : outcomeStyle(outcome)

/** What every command says of a run. */
interface NamedRun {
  readonly path: string
  readonly target: string
  readonly suite: string
  readonly seed?: number | undefined
  readonly interrupted?: { readonly by: string; readonly planned: number } | undefined
}

/** What was under test, and below it where the run is, what it counts, and what cut it off. */
export function runLines(
  name: string,
  { path, target, suite, seed, interrupted }: NamedRun,
  counts: string,
  { paint, columns }: Terminal,
): string[] {
  const indent = name.length + 4
  const width = columns - indent
  const facts = [counts, ...(seed === undefined ? [] : [`seed ${seed}`]), suite, path].join(' · ')
  const cutOff = interrupted && `cut off by ${interrupted.by}: ${interrupted.planned} scenarios were planned`
  return [
    `  ${paint('bold', name)}  ${cutTo(width, target)}`,
    `${' '.repeat(indent)}${paint('dim', cutTo(width, facts))}`,
    ...(cutOff === undefined ? [] : [`${' '.repeat(indent)}${paint('yellow', cutTo(width, cutOff))}`]),
  ]
}
