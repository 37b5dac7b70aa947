/** @module Which action comes next: at random by a seed, with a weight for what has not been seen. */

import { seededRandom } from '../../simulators/random.ts'
import { kindOf, type WalkAction } from '../actions/action.ts'
import { offered } from '../actions/offered.ts'
import type { Coverage } from './coverage.ts'
import type { Choose } from './walk.ts'

/** So many different weights of chance. */
const resolution = 1_000_000

/** Ends the walk after so many actions. What the coverage has seen often weighs less. */
export function chooseBySeed(seed: string, coverage: Coverage, most: number): Choose {
  const random = seededRandom(seed)
  let count = 0
  return (model, before) => {
    if (count++ >= most) return undefined
    const actions = offered(model)
    if (actions.length === 0) return undefined
    const novelty = coverage.noveltyAfter(before, model)
    const weights = actions.map((action) => (action.weight ?? 1) * novelty(kindOf(action)))
    return drawn(actions, weights, random.below(resolution) / resolution)
  }
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
