/** @module What a command prints at its end: the survivors, a line per file, the score. */

import { formatDuration } from '../../cli/shared/stopwatch.ts'
import { type Column, renderTable, type TableLine } from '../../cli/shared/table.ts'
import type { Terminal } from '../../cli/shared/terminal.ts'
import type { Survivors } from './equivalents.ts'
import { isDetected, type MutantOutcome, type ReportedMutant } from './mutant.ts'
import type { Mutated } from './options.ts'

export interface MutationRun {
  readonly mutated: Pick<Mutated, 'observers' | 'leastScore'>
  readonly mutants: readonly ReportedMutant[]
  readonly survivors: Survivors
  readonly elapsedMs: number
}

export const scoreOf = (mutants: readonly ReportedMutant[]): number =>
  mutants.length === 0 ? 100 : (100 * mutants.filter(isDetected).length) / mutants.length

export const isConforming = ({ mutated, mutants, survivors: { unexplained, stale } }: MutationRun): boolean =>
  scoreOf(mutants) >= mutated.leastScore && unexplained.length === 0 && stale.length === 0

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

function lineOf(title: string, mutants: readonly ReportedMutant[], { argued }: Survivors): TableLine {
  const left = mutants.filter((mutant) => !argued.includes(mutant))
  const count = (outcome: MutantOutcome) => left.filter((mutant) => mutant.outcome === outcome).length
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

const remarks: Partial<Record<MutantOutcome, string>> = {
  unreached: ', which no test reaches',
  broken: ', which could not be run',
}

const survivor = ({ file, line, from, to, outcome }: ReportedMutant, { paint }: Terminal): string[] => [
  `  ${paint('bold', `${file}:${line}`)}${remarks[outcome] ?? ''}`,
  `    ${paint('red', `- ${from}`)}`,
  `    ${paint('green', `+ ${to}`)}`,
  '',
]

export function mutationReport(ended: MutationRun, out: string, terminal: Terminal): string {
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
    `  ${paint([isConforming(ended) ? 'green' : 'red', 'bold'], sentenceOf(ended))}`,
    '',
  ].join('\n')
}

function sentenceOf({ mutated, mutants, survivors: { argued, unexplained, stale } }: MutationRun): string {
  const { observers, leastScore } = mutated
  const score = `${observers} detect ${percent(scoreOf(mutants))} of ${mutants.length} mutants (${leastScore} % are due)`
  const parts = [
    `${argued.length} survive with an argument`,
    `${unexplained.length} without`,
    ...(stale.length > 0 ? [`${stale.length} arguments are not needed any more`] : []),
  ]
  return `${score}; ${parts.join(', ')}.`
}
