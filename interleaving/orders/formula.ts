/**
 * @module The number of orders, by formula. Chains that are started by others are a forest, of which each step is a node:
 * its n nodes have n! / ∏ h orders, where h is the number of nodes of the subtree of each (Knuth, The Art of Computer
 * Programming 3, section 5.1.4, exercise 20). Where no chain starts another, that is the multinomial coefficient.
 */

import type { ChainShape } from './chains.ts'

const factorial = (n: number): bigint => (n <= 1 ? 1n : BigInt(n) * factorial(n - 1))

/** The chains that this one starts once it has taken so many steps. */
const startedAfter = (shapes: readonly ChainShape[], chain: number, steps: number): number[] =>
  shapes.flatMap(({ startedBy }, other) =>
    startedBy?.chain === chain && startedBy.after === steps ? [other] : [],
  )

/** The sizes of the subtrees of all nodes of a chain and of those that it starts, its first node first. */
function hooksOf(
  shapes: readonly ChainShape[],
  chain: number,
): { readonly size: number; readonly hooks: number[] } {
  const hooks: number[] = []
  let size = 0
  for (let step = shapes[chain]?.length ?? 0; step >= 1; step--) {
    for (const other of startedAfter(shapes, chain, step)) {
      const started = hooksOf(shapes, other)
      size += started.size
      hooks.push(...started.hooks)
    }
    size++
    hooks.push(size)
  }
  return { size, hooks: hooks.reverse() }
}

const roots = (shapes: readonly ChainShape[]): number[] =>
  shapes.flatMap(({ startedBy }, chain) => (startedBy === undefined ? [chain] : []))

/** The product of these numbers: a factorial where they are 1 to n. */
function productText(hooks: readonly number[]): string {
  const sorted = hooks.toSorted((one, other) => other - one)
  const isFactorial = sorted.every((hook, at) => hook === sorted.length - at)
  return isFactorial ? `${sorted.length}!` : sorted.filter((hook) => hook > 1).join('·')
}

export interface OrderFormula {
  /** As it is written: 13!/(8!·5!). */
  readonly text: string
  readonly value: bigint
}

/** How many orders there are. */
export function orderFormula(shapes: readonly ChainShape[]): OrderFormula {
  const trees = roots(shapes).map((root) => hooksOf(shapes, root))
  const total = trees.reduce((sum, { size }) => sum + size, 0)
  const product = trees.flatMap(({ hooks }) => hooks).reduce((all, hook) => all * BigInt(hook), 1n)
  const factors = trees.filter(({ size }) => size > 0).map(({ hooks }) => productText(hooks))
  return { text: `${total}!/(${factors.join('·')})`, value: factorial(total) / product }
}

const choose = (n: number, k: number): bigint => factorial(n) / (factorial(k) * factorial(n - k))

/** Of two independent families of steps: so many beginnings of each length, by the lengths of both. */
const shuffled = (one: readonly bigint[], other: readonly bigint[]): bigint[] =>
  Array.from({ length: one.length + other.length - 1 }, (_, length) =>
    one.reduce(
      (sum, count, of) => sum + count * (other[length - of] ?? 0n) * (length >= of ? choose(length, of) : 0n),
      0n,
    ),
  )

/** The number of beginnings of each length of a chain and those that it starts: 1 + ∫ in terms of generating functions. */
function beginningsOf(shapes: readonly ChainShape[], chain: number): bigint[] {
  let after: bigint[] = [1n]
  for (let step = shapes[chain]?.length ?? 0; step >= 1; step--) {
    for (const other of startedAfter(shapes, chain, step))
      after = shuffled(after, beginningsOf(shapes, other))
    after = [1n, ...after]
  }
  return after
}

/**
 * How many beginnings the orders have, the empty one and the whole orders included: so often can something happen between
 * two steps. For two chains of a and b steps that is (a+b+2)!/((a+1)!·(b+1)!) - 1.
 */
export const beginningsFormula = (shapes: readonly ChainShape[]): bigint =>
  roots(shapes)
    .map((root) => beginningsOf(shapes, root))
    .reduce(shuffled, [1n])
    .reduce((sum, count) => sum + count, 0n)
