import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainShape, visitBeginnings } from './chains.ts'
import { beginningsFormula, orderFormula } from './formula.ts'
import { givenOrderOf, givenOrderText } from './given-order.ts'
import { countOnLattice } from './lattice-count.ts'
import { RankedOrders } from './ranked-orders.ts'

function enumerated(shapes: readonly ChainShape[]) {
  const orders: string[] = []
  let beginnings = 0
  visitBeginnings(shapes, (beginning, isWhole) => {
    beginnings++
    if (isWhole) orders.push(beginning.join(''))
  })
  return { orders, beginnings }
}

const chain = (length: number, by?: number, after = 1): ChainShape => ({
  length,
  ...(by !== undefined && { startedBy: { chain: by, after } }),
})

test('two chains have as many orders as a binomial coefficient says', () => {
  expect(enumerated([chain(2), chain(2)]).orders).toEqual(['0011', '0101', '0110', '1001', '1010', '1100'])
  expect(orderFormula([chain(8), chain(5)])).toEqual({ text: '13!/(8!·5!)', value: 1287n })
})

test('what a chain starts comes after the step that started it', () => {
  const shapes = [chain(2), chain(1, 0, 1)]
  expect(enumerated(shapes).orders).toEqual(['001', '010'])
  expect(orderFormula(shapes)).toEqual({ text: '3!/(3)', value: 2n })
})

test('a restart in each beginning of two chains', () => {
  // (2+2+2)!/(3!·3!) - 1
  expect(beginningsFormula([chain(2), chain(2)])).toBe(19n)
})

const shapes = fc
  .array(fc.record({ length: fc.integer({ min: 1, max: 3 }), by: fc.nat(), after: fc.nat() }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((drawn) =>
    drawn.map(({ length, by, after }, at): ChainShape => {
      const parent = by % (at + 1)
      return parent === at ? chain(length) : chain(length, parent, 1 + (after % (drawn[parent]?.length ?? 1)))
    }),
  )

test('formula, lattice and enumeration come to the same for every forest of chains', () => {
  fc.assert(
    fc.property(shapes, (forest) => {
      const { orders, beginnings } = enumerated(forest)
      expect(new Set(orders).size).toBe(orders.length)
      expect(orderFormula(forest).value).toBe(BigInt(orders.length))
      expect(beginningsFormula(forest)).toBe(BigInt(beginnings))
      expect(countOnLattice(forest)).toEqual({
        orders: BigInt(orders.length),
        beginnings: BigInt(beginnings),
      })
    }),
    { numRuns: 60 },
  )
})

test('an order is found by its number', () => {
  fc.assert(
    fc.property(shapes, (forest) => {
      const ranked = new RankedOrders(forest)
      const all: string[] = []
      const whole: string[] = []
      visitBeginnings(forest, (beginning, isWhole) => {
        all.push(beginning.join(''))
        if (isWhole) whole.push(beginning.join(''))
      })
      for (const rank of [0, Math.floor(all.length / 2), all.length - 1])
        expect(ranked.beginning(BigInt(rank)).join('')).toBe(all[rank])
      for (const rank of [0, Math.floor(whole.length / 2), whole.length - 1])
        expect(ranked.order(BigInt(rank)).join('')).toBe(whole[rank])
    }),
    { numRuns: 30 },
  )
})

test('an order is read as it is written', () => {
  const order = { order: [0, 1, 11], kill: true }
  expect(givenOrderText(order)).toBe('01b!')
  expect(givenOrderOf('01b!')).toEqual(order)
  expect(givenOrderOf('0 1')).toBeUndefined()
})
