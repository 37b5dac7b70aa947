/** @module The order with a number, without those before it: where there are too many to go through. */

import { type ChainOrder, type ChainShape, canStep } from './chains.ts'

interface Below {
  /** Whole orders that begin like this. */
  readonly orders: bigint
  /** Beginnings that begin like this, itself included. */
  readonly beginnings: bigint
}

/** Finds orders and beginnings by their number, from 0 on, in the sequence in which `visitBeginnings` comes to them. */
export class RankedOrders {
  readonly #shapes: readonly ChainShape[]
  readonly #known = new Map<string, Below>()

  constructor(shapes: readonly ChainShape[]) {
    this.#shapes = shapes
  }

  order(rank: bigint): ChainOrder {
    return this.#descend(rank, ({ orders }) => orders, 0n)
  }

  beginning(rank: bigint): ChainOrder {
    return this.#descend(rank, ({ beginnings }) => beginnings, 1n)
  }

  /** `own`: how many a beginning counts for before those that begin with it. */
  #descend(rank: bigint, count: (below: Below) => bigint, own: bigint): ChainOrder {
    const order: number[] = []
    let taken = this.#shapes.map(() => 0)
    let left = rank
    for (;;) {
      if (left < own) return order
      left -= own
      const next = this.#nextFrom(taken).find(({ at }) => {
        const inside = count(this.#below(at))
        if (left < inside) return true
        left -= inside
        return false
      })
      if (!next) return order
      order.push(next.chain)
      taken = next.at
    }
  }

  #nextFrom(taken: readonly number[]): { readonly chain: number; readonly at: number[] }[] {
    return this.#shapes.flatMap((_shape, chain) =>
      canStep(this.#shapes, taken, chain) ? [{ chain, at: taken.with(chain, (taken[chain] ?? 0) + 1) }] : [],
    )
  }

  #below(taken: readonly number[]): Below {
    const key = taken.join(' ')
    const known = this.#known.get(key)
    if (known) return known
    const next = this.#nextFrom(taken).map(({ at }) => this.#below(at))
    const below = {
      orders: next.length === 0 ? 1n : next.reduce((sum, { orders }) => sum + orders, 0n),
      beginnings: next.reduce((sum, { beginnings }) => sum + beginnings, 1n),
    }
    this.#known.set(key, below)
    return below
  }
}
