/** @module The end of `npm run mutate` on the screen: the survivors, a line per file, the score. */

import { formatDuration } from '../../cli/shared/stopwatch.ts'
import { type Column, renderTable, type TableLine } from '../../cli/shared/table.ts'
import type { Terminal } from '../../cli/shared/terminal.ts'
import type { Survivors } from './equivalents.ts'
import { type Fate, isDetected, type ReadMutant } from './mutant.ts'

export interface EndedMutation {
  readonly mutants: readonly ReadMutant[]
  readonly survivors: Survivors
  readonly elapsedMs: number
}

/** The least share of mutants that the features have to see, in percent; arguments do not count towards it. */
export const leastScore = 85

export const scoreOf = (mutants: readonly ReadMutant[]): number =>
  mutants.length === 0 ? 100 : (100 * mutants.filter(isDetected).length) / mutants.length

export const isSound = ({ mutants, survivors: { unexplained, stale } }: EndedMutation): boolean =>
  scoreOf(mutants) >= leastScore && unexplained.length === 0 && stale.length === 0

const columns: readonly Column[] = [
  { head: 'killed', style: 'green' },
  { head: 'stopped', style: 'green' },
  { head: 'argued', style: 'yellow' },
  { head: 'survived', style: 'red' },
  { head: 'unreached', style: 'red' },
  { head: 'broken', style: 'red' },
  { head: ' score' },
]

const percent = (score: number): string => `${(Math.floor(score * 10) / 10).toFixed(1)} %`

function lineOf(title: string, mutants: readonly ReadMutant[], { argued }: Survivors): TableLine {
  const left = mutants.filter((mutant) => !argued.includes(mutant))
  const count = (fate: Fate) => left.filter((mutant) => mutant.fate === fate).length
  const cells = [
    count('killed'),
    count('stopped'),
    mutants.length - left.length,
    count('survived'),
    count('unreached'),
    count('broken'),
    percent(scoreOf(mutants)),
  ]
  return { id: '', title, cells }
}

const looks: Partial<Record<Fate, string>> = {
  unreached: ', which no scenario reaches',
  broken: ', which could not be run',
}

const survivor = ({ file, line, from, to, fate }: ReadMutant, { paint }: Terminal): string[] => [
  `  ${paint('bold', `${file}:${line}`)}${looks[fate] ?? ''}`,
  `    ${paint('red', `- ${from}`)}`,
  `    ${paint('green', `+ ${to}`)}`,
  '',
]

export function closingLines(ended: EndedMutation, out: string, terminal: Terminal): string {
  const { mutants, survivors, elapsedMs } = ended
  const { paint } = terminal
  const files = [...new Set(mutants.map(({ file }) => file))].sort()
  const lines = files.map((file) =>
    lineOf(
      file,
      mutants.filter((mutant) => mutant.file === file),
      survivors,
    ),
  )
  return [
    '',
    ...survivors.unexplained.flatMap((mutant) => survivor(mutant, terminal)),
    renderTable('mutants by file', columns, lines, lineOf('all', mutants, survivors), terminal),
    ...survivors.stale.map((text) => `  ${paint('yellow', text)}`),
    `  ${paint('dim', `${formatDuration(elapsedMs)} · mutation.json and mutation.html are in ${out}`)}`,
    '',
    `  ${paint([isSound(ended) ? 'green' : 'red', 'bold'], sentenceOf(ended))}`,
    '',
  ].join('\n')
}

function sentenceOf({ mutants, survivors: { argued, unexplained, stale } }: EndedMutation): string {
  const score = `The features see ${percent(scoreOf(mutants))} of ${mutants.length} mutants (${leastScore} % are due)`
  const parts = [
    `${argued.length} survive with an argument`,
    `${unexplained.length} without`,
    ...(stale.length > 0 ? [`${stale.length} arguments are not needed any more`] : []),
  ]
  return `${score}; ${parts.join(', ')}.`
}
