/** @module What `sls bench --against` prints. */

import { formatDuration } from '../../shared/stopwatch.ts'
import type { Terminal } from '../../shared/terminal.ts'
import type { ComparedFigure, ComparedWorkload } from './comparison.ts'
import type { FigureName } from './workloads.ts'

const labels: Readonly<Record<FigureName, string>> = {
  wallMs: 'wall time',
  cpuMs: 'processor time',
  memoryBytes: 'memory (PSS)',
}

const shown = (figure: FigureName, value: number): string =>
  figure === 'memoryBytes' ? `${(value / 2 ** 20).toFixed(0)} MiB` : formatDuration(value)

function figureLine({ figure, ours, theirs, ratio, goal, met }: ComparedFigure, { paint }: Terminal): string {
  const spread = `${ratio.lowerQuartile.toFixed(2)} to ${ratio.upperQuartile.toFixed(2)}`
  const verdict = goal === undefined ? '' : `  goal: at most ${goal.toFixed(2)}  ${met ? 'met' : 'missed'}`
  const values = `${shown(figure, ours).padStart(12)}${shown(figure, theirs).padStart(14)}`
  return `    ${labels[figure].padEnd(16)}${values}${ratio.median.toFixed(2).padStart(8)}  ${paint('dim', spread + verdict)}`
}

/** A table per workload: medians of both checkouts, the median of the ratios, and their quartiles. */
export function comparisonLines(compared: readonly ComparedWorkload[], terminal: Terminal): string {
  const heading = `    ${''.padEnd(16)}${'this'.padStart(12)}${'the other'.padStart(14)}${'ratio'.padStart(8)}  quartiles of the ratios`
  const blocks = compared.map(({ title, figures }) =>
    [
      `  ${terminal.paint('bold', title)}`,
      terminal.paint('dim', heading),
      ...figures.map((figure) => figureLine(figure, terminal)),
    ].join('\n'),
  )
  return `${blocks.join('\n\n')}\n\n`
}

/** The goals that were missed, in words. */
export const missedIn = (compared: readonly ComparedWorkload[]): string[] =>
  compared.flatMap(({ title, figures }) =>
    figures
      .filter(({ met }) => !met)
      .map(
        ({ figure, ratio, goal }) =>
          `${title}: ${labels[figure]} ${ratio.median.toFixed(2)} instead of ${goal}`,
      ),
  )
