/** @module contexts.json: what came of a run that played each scenario in more than one context. */

import { z } from 'zod'
import { type Results, resultsSchema } from '../output/results.ts'
import { listedFailure } from '../verdicts/known-failures.ts'
import { outcomes, worstOutcome } from '../verdicts/outcomes.ts'
import { several } from './choice.ts'
import { openContextSchema } from './context.ts'
import { whenRed } from './difference.ts'

/** The shape of contexts.json. */
export const contextResultsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  suite: resultsSchema.shape.suite,
  target: resultsSchema.shape.target,
  seed: z.number(),
  /** How many contexts were asked for. */
  contexts: several,
  totals: z.strictObject({
    scenarios: z.number(),
    /** How often a scenario was played, over all contexts. */
    played: z.number(),
    /** Scenarios that are red in some context or in all. */
    red: z.number(),
  }),
  /** Those that are red, each told once. */
  red: z.array(
    z.strictObject({
      id: z.string(),
      requirements: z.array(z.string()),
      outcome: z.enum([...outcomes, 'notReached']),
      /** In how many contexts it was played, and in how many it was red. */
      played: z.number(),
      redIn: z.number(),
      /** In words, the smallest difference between a green context and a red one. */
      when: z.string(),
      /** The first red one, for the command that repeats it. */
      context: openContextSchema,
      reason: z.string(),
      /** The entry of the list of known failures, where it is known in each context in which it is red. */
      known: listedFailure.exactOptional(),
    }),
  ),
})
export type ContextResults = z.infer<typeof contextResultsSchema>

type PlayedScenario = Results['scenarios'][number]

const isRed = ({ outcome }: PlayedScenario): boolean =>
  outcome === 'failed' || outcome === 'warned' || outcome === 'notTestable' || outcome === 'harnessError'

/** What came of all passes of a run. */
export function contextResults(
  facts: Pick<ContextResults, 'suite' | 'target' | 'seed' | 'contexts'>,
  passes: readonly Results[],
): ContextResults {
  const played = passes.flatMap(({ scenarios }) => scenarios)
  const byId = Map.groupBy(played, ({ id }) => id)
  const red = [...byId.values()].flatMap((seen) => redScenario(seen) ?? [])
  const totals = { scenarios: byId.size, played: played.length, red: red.length }
  return { schemaVersion: 1, ...facts, totals, red }
}

function redScenario(seen: readonly PlayedScenario[]): ContextResults['red'][number] | undefined {
  const red = seen.filter(isRed)
  const [first] = red
  if (first === undefined) return undefined
  const contextsOf = (some: readonly PlayedScenario[]) => some.map(({ context = {} }) => context)
  const green = seen.filter(({ outcome }) => outcome === 'passed')
  return {
    id: first.id,
    requirements: first.requirements,
    outcome: worstOutcome(seen.map(({ outcome }) => outcome)),
    played: seen.length,
    redIn: red.length,
    when: whenRed(contextsOf(red), contextsOf(green)),
    context: first.context ?? {},
    reason: first.reason ?? '',
    ...(first.known && red.every(({ known }) => known) && { known: first.known }),
  }
}
