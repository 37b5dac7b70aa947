/** @module Walks against the reference server with one variant, for a time of the processor or a number of walks. */

import { embedded } from '../../drivers/assemblies/embedded.ts'
import type { Variant } from '../../drivers/assemblies/variant.ts'
import { registerAssembly } from '../../drivers/ports/scene.ts'
import { Coverage } from '../../exploration/walk/coverage.ts'
import { type ExplorationFinding, explore } from '../../exploration/walk/explore.ts'
import type { StepPlayer } from '../../exploration/walk/step-player.ts'

export interface ExplorationLimits {
  readonly seed: number
  /** Processor time of this process, so that a busy machine finds as much as one that is not. */
  readonly processorMs: number
  readonly walks: number
  /** Sentences of walks that are walked first, and count as walks. */
  readonly corpus?: readonly (readonly string[])[]
}

export interface ExploredVariant {
  /** The first of them; undefined: nothing was found. */
  readonly finding: ExplorationFinding | undefined
  readonly processorMs: number
  readonly coverage: Coverage
}

const processorMs = (): number => process.cpuUsage().user / 1000

/** Walks until something is found, or a limit is reached. */
export async function exploreVariant(
  stage: StepPlayer,
  variant: Variant,
  limits: ExplorationLimits,
): Promise<ExploredVariant> {
  registerAssembly(embedded(variant))
  const since = processorMs()
  const coverage = new Coverage()
  let finding: ExplorationFinding | undefined
  let walks = 0
  await explore({
    stage,
    seed: limits.seed,
    coverage,
    from: 1,
    corpus: limits.corpus ?? [],
    known: new Set(),
    isOver: () =>
      finding !== undefined || walks >= limits.walks || processorMs() - since >= limits.processorMs,
    isStopped: () => false,
    onWalk: () => void walks++,
    onNew: () => {},
    onFinding: (found) => {
      finding ??= found
    },
  })
  return { finding, processorMs: processorMs() - since, coverage }
}
