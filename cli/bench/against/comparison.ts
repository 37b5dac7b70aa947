/** @module This checkout against another one: figures in pairs, their medians, and the ratio of each pair. */

import { temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { interleaved, median, type Pair, quantile } from '../paired-runs.ts'
import { measureTree, type TreeUsage } from './process-tree.ts'
import type { FigureName, Workload } from './workloads.ts'

/** One figure of one workload over all rounds. */
export interface ComparedFigure {
  readonly figure: FigureName
  /** Medians of this checkout and of the other one, in milliseconds or bytes. */
  readonly ours: number
  readonly theirs: number
  /** Of the ratios of the pairs, this checkout to the other one. */
  readonly ratio: { readonly lowerQuartile: number; readonly median: number; readonly upperQuartile: number }
  /** The highest median of the ratios that is good enough, and whether it is met. */
  readonly goal: number | undefined
  readonly met: boolean
}

export interface ComparedWorkload {
  readonly name: string
  readonly title: string
  readonly pairs: readonly { readonly ours: TreeUsage; readonly theirs: TreeUsage }[]
  readonly figures: readonly ComparedFigure[]
}

const figureNames: readonly FigureName[] = ['wallMs', 'cpuMs', 'memoryBytes']

/** The figures that both sides have in every pair. */
export function figuresOf(pairs: readonly Pair<TreeUsage>[], goals: Workload['goals']): ComparedFigure[] {
  return figureNames.flatMap((figure) => {
    const both = pairs.flatMap(({ first, second }) => {
      const [ours, theirs] = [first[figure], second[figure]]
      return ours === undefined || theirs === undefined ? [] : [{ ours, theirs }]
    })
    if (both.length < pairs.length || both.length === 0) return []
    const ratios = both.map(({ ours, theirs }) => ours / theirs)
    const goal = goals[figure]
    return {
      figure,
      ours: median(both.map(({ ours }) => ours)),
      theirs: median(both.map(({ theirs }) => theirs)),
      ratio: {
        lowerQuartile: quantile(ratios, 0.25),
        median: median(ratios),
        upperQuartile: quantile(ratios, 0.75),
      },
      goal,
      met: goal === undefined || median(ratios) <= goal,
    }
  })
}

/** Runs a workload in both checkouts, in turns. Throws where one of them fails. */
export async function compare(
  { name, title, goals, command }: Workload,
  checkouts: { readonly ours: string; readonly theirs: string },
  rounds: number,
  onRound: (done: number) => void,
): Promise<ComparedWorkload> {
  const out = temporaryFolder('sls-bench-')
  try {
    const measure = (checkout: string) => () => measureTree(command(checkout, out.path))
    const pairs = await interleaved(rounds, measure(checkouts.ours), measure(checkouts.theirs), onRound)
    return {
      name,
      title,
      pairs: pairs.map(({ first, second }) => ({ ours: first, theirs: second })),
      figures: figuresOf(pairs, goals),
    }
  } finally {
    out.remove()
  }
}
