/** @module Choices at random, the same for the same seed. */

import { seededRandom } from '../../simulators/random.ts'

export interface Choices {
  below(bound: number): number
  /** True once in so many times. */
  oneIn(times: number): boolean
  pick<Value>(from: readonly [Value, ...Value[]]): Value
  /** Undefined where there is nothing to pick from. */
  maybe<Value>(from: readonly Value[]): Value | undefined
}

export function choicesFrom(seed: number): Choices {
  const { below } = seededRandom(String(seed))
  return {
    below,
    oneIn: (times) => below(times) === 0,
    pick: (from) => from[below(from.length)] ?? from[0],
    maybe: (from) => from[below(Math.max(1, from.length))],
  }
}
