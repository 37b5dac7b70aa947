/**
 * @module Walks against the right server with the mistake in the model that the only argument counts, from 0, until it is noticed:
 * the exit code is 1 then, and 0 if it is not in so many walks as the second argument says.
 */

import { registerHooks } from 'node:module'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { modelMutants } from './model-mutants.ts'

const [index, walks] = process.argv.slice(2).map(Number)
const mutant = modelMutants[index ?? -1]
if (!mutant || !walks) throw new Error('give the place of a mistake in the list, and a number of walks')

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.endsWith(`/exploration/model/${mutant.file}`)) return loaded
    return { ...loaded, source: String(loaded.source).replace(mutant.from, () => mutant.to) }
  },
})
const { loadStage } = await import('../../cli/explore/load-steps.ts')
const { projectAt } = await import('../../cli/shared/project.ts')
const { exploreVariant } = await import('./explored-variant.ts')
const limits = { seed: 1, walks, processorMs: Number.POSITIVE_INFINITY }
const { finding, coverage } = await exploreVariant(await loadStage(projectAt()), unchanged, limits)
process.stdout.write(
  `${finding ? `${finding.row}: ${finding.sentence}` : 'nothing'}, ${coverage.actions} actions\n`,
)
process.exit(finding ? 1 : 0)
