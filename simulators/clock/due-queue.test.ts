import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DueQueue } from './due-queue.ts'

test('what is due comes by its time, and of one time as it was added', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5 })), fc.nat({ max: 5 }), (times, now) => {
      const queue = new DueQueue<number>()
      for (const [place, due] of times.entries()) queue.add(place, due)
      const places = [...times.keys()].toSorted((a, b) => (times[a] ?? 0) - (times[b] ?? 0))
      const isDue = (place: number): boolean => (times[place] ?? 0) <= now
      expect(queue.takeDue(now)).toEqual(places.filter(isDue))
      expect(queue.next).toBe(times.filter((due) => due > now).toSorted()[0])
      expect(queue.takeDue(9)).toEqual(places.filter((place) => !isDue(place)))
    }),
    { seed: 21 },
  )
})

test('what is taken away is never due', () => {
  const queue = new DueQueue<string>()
  for (const item of ['a', 'b', 'c']) queue.add(item, 1)
  queue.clear((item) => item === 'b')
  expect(queue.takeDue(1)).toEqual(['a', 'c'])
})
