import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TimerHeap } from './timer-heap.ts'

test('what is added comes out by its time, and nothing before it is due', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 }), { maxLength: 2_000 }), fc.nat({ max: 50 }), (times, now) => {
      const heap = new TimerHeap()
      for (const [item, due] of times.entries()) heap.add(item, due)
      const taken: number[] = []
      for (let item = heap.takeDue(now); item !== undefined; item = heap.takeDue(now)) taken.push(item)
      const dues = taken.map((item) => times[item] ?? Number.NaN)
      expect(dues).toEqual(times.filter((due) => due <= now).toSorted((a, b) => a - b))
      expect(new Set(taken).size).toBe(taken.length)
      expect(heap.next).toBe(times.filter((due) => due > now).toSorted((a, b) => a - b)[0])
    }),
    { seed: 24, numRuns: 50 },
  )
})
