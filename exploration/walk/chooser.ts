/** @module Which action comes next: at random by a seed, with a weight for what has not been seen. */

import { seededRandom } from '../../simulators/random.ts'
import { kindOf, type WalkAction } from '../actions/action.ts'
import type { Model } from '../model/person.ts'
import type { Coverage, Novelty } from './coverage.ts'
import type { Choose } from './walk.ts'

/** So many different weights of chance. */
const resolution = 1_000_000

/** How much a procedure is worth that has been tried, beside one that has not. */
const repeated = 0.1

export interface ChoosingLimits {
  /** Ends the walk after so many actions. */
  readonly most: number
  readonly withoutProcedures: boolean
}

/** What the coverage has seen often weighs less. */
export function chooseBySeed(
  seed: string,
  coverage: Coverage,
  { most, withoutProcedures }: ChoosingLimits,
): Choose {
  const random = seededRandom(seed)
  let count = 0
  return (actions, model: Model, before) => {
    if (count++ >= most || actions.length === 0) return undefined
    const novelty = coverage.noveltyAfter(before, model)
    const weights = withoutProcedures
      ? actions.map((action) => plainWeight(action, novelty))
      : weightsOf(actions, coverage, novelty)
    return drawn(actions, weights, random.below(resolution) / resolution)
  }
}

/** So many procedures that have not been tried make somebody who can begin them worth once more. */
const drawing = 3

const plainWeight = (action: WalkAction, novelty: Novelty): number =>
  action.way ? 0 : (action.weight ?? 1) * novelty(kindOf(action))

function weightsOf(actions: readonly WalkAction[], coverage: Coverage, novelty: Novelty): number[] {
  const plain = actions.map((action) => {
    const towards = action.opens ? 1 + coverage.untriedFrom(action.opens) / drawing : 1
    return plainWeight(action, novelty) * towards
  })
  const allPlain = plain.reduce((sum, weight) => sum + weight, 0)
  return actions.map(({ way, weight = 1 }, at) => {
    if (!way) return plain[at] ?? 0
    return weight * Math.max(coverage.untriedOn(way), repeated) * (way.start ? allPlain : 1)
  })
}

function drawn(
  actions: readonly WalkAction[],
  weights: readonly number[],
  at: number,
): WalkAction | undefined {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let left = at * total
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return actions[index]
  }
  return actions.at(-1)
}
