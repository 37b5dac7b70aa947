import { expect, test } from 'vitest'
import { labClock } from './clock.ts'

const start = Date.UTC(2026, 2, 2, 9)
const minute = 60_000

test('a server that starts again from an earlier instant is not ahead of the lab afterwards', () => {
  const clock = labClock(start)
  clock.resume(start + 2 * minute)
  expect(clock.now()).toBe(start + 2 * minute)
  clock.moveTo(start + 30 * minute)
  expect(clock.now()).toBe(start + 30 * minute)
})

test('a clock that was set back before the restart goes on from the latest time', () => {
  const clock = labClock(start - 10 * minute)
  clock.resume(start)
  clock.moveTo(start - 10 * minute)
  expect(clock.now()).toBe(start)
  clock.moveTo(start - 9 * minute)
  expect(clock.now()).toBe(start + minute)
})

test('a server that starts later than it ended has nothing to catch up with', () => {
  const clock = labClock(start)
  clock.resume(start - minute)
  expect(clock.now()).toBe(start)
})
