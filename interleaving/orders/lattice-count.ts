/**
 * @module The same numbers once more, by another way: the paths through the lattice of how far each chain has come. It
 * shares no code with the formula nor with the enumeration.
 */

import type { ChainShape } from './chains.ts'

export interface LatticeCount {
  readonly orders: bigint
  readonly beginnings: bigint
}

/** Level by level: the paths to each point are the sum of those to the points from which one step leads there. */
export function countOnLattice(shapes: readonly ChainShape[]): LatticeCount {
  let level = new Map<string, { readonly at: readonly number[]; readonly paths: bigint }>()
  const start = shapes.map(() => 0)
  level.set(start.join(' '), { at: start, paths: 1n })
  let beginnings = 0n
  for (;;) {
    const next: typeof level = new Map()
    let orders = 0n
    for (const { at, paths } of level.values()) {
      orders += paths
      for (const [chain, { length, startedBy }] of shapes.entries()) {
        const begun = at[chain] ?? 0
        const isThere = startedBy === undefined || (at[startedBy.chain] ?? 0) >= startedBy.after
        if (begun === length || !isThere) continue
        const to = at.with(chain, begun + 1)
        const key = to.join(' ')
        next.set(key, { at: to, paths: paths + (next.get(key)?.paths ?? 0n) })
      }
    }
    beginnings += orders
    if (next.size === 0) return { orders, beginnings }
    level = next
  }
}
