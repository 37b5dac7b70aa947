/**
 * @module What can happen in several orders: chains of steps. The steps of one chain keep their order; a chain that another
 * one has started begins after the step that started it. Of the steps of different chains, either may come first.
 */

export interface ChainShape {
  /** The number of its steps. */
  readonly length: number
  /** The chain that starts it, and how many steps that has taken by then, one at least; absent: it is there from the beginning. */
  readonly startedBy?: { readonly chain: number; readonly after: number } | undefined
}

/** The chain of each step, in order. */
export type ChainOrder = readonly number[]

/** Whether the chain can take its next step where each has taken so many. */
export function canStep(shapes: readonly ChainShape[], taken: readonly number[], chain: number): boolean {
  const shape = shapes[chain]
  if (!shape || (taken[chain] ?? 0) >= shape.length) return false
  return shape.startedBy === undefined || (taken[shape.startedBy.chain] ?? 0) >= shape.startedBy.after
}

/**
 * Every beginning of every order, depth first, the empty one and the whole orders included. The array that is passed is
 * changed afterwards: copy it to keep it.
 */
export function visitBeginnings(
  shapes: readonly ChainShape[],
  visit: (beginning: ChainOrder, isWhole: boolean) => void,
): void {
  const taken = shapes.map(() => 0)
  const beginning: number[] = []
  const total = shapes.reduce((sum, { length }) => sum + length, 0)
  const descend = (): void => {
    visit(beginning, beginning.length === total)
    for (let chain = 0; chain < shapes.length; chain++) {
      if (!canStep(shapes, taken, chain)) continue
      taken[chain] = (taken[chain] ?? 0) + 1
      beginning.push(chain)
      descend()
      beginning.pop()
      taken[chain] = (taken[chain] ?? 0) - 1
    }
  }
  descend()
}

/** How often the next step is that of another chain. */
export const switchesIn = (order: ChainOrder): number =>
  order.filter((chain, at) => at > 0 && chain !== order[at - 1]).length
