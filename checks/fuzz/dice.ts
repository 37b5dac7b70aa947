/** @module Choosing by chance, repeatably. */

import type { Random } from '../../simulators/random.ts'

export interface Dice {
  below(bound: number): number
  /** True once in so many times. */
  oneIn(times: number): boolean
  pick<Value>(from: readonly [Value, ...Value[]]): Value
  /** Undefined where there is nothing to pick from. */
  maybe<Value>(from: readonly Value[]): Value | undefined
}

export const dice = ({ below }: Random): Dice => ({
  below,
  oneIn: (times) => below(times) === 0,
  pick: (from) => from[below(from.length)] ?? from[0],
  maybe: (from) => from[below(Math.max(1, from.length))],
})
