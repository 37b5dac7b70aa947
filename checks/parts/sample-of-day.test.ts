import { expect, test } from 'vitest'
import { sampleOfDay } from './sample-of-day.ts'

const all = Array.from({ length: 10 }, (_, at) => `member ${at}`)
const days = (count: number) => Array.from({ length: count }, (_, day) => Date.UTC(2026, 10, 1 + day))

test('within some days the samples contain every member', () => {
  const sampled = days(4).map((day) => sampleOfDay(all, day, 3))
  expect(sampled.every((sample) => new Set(sample).size === 3)).toBe(true)
  expect(new Set(sampled.flat())).toEqual(new Set(all))
})

test('two days have two samples, and one day has one', () => {
  const [today = 0, tomorrow = 0] = days(2)
  expect(sampleOfDay(all, today, 3)).toEqual(sampleOfDay(all, today + 1, 3))
  expect(sampleOfDay(all, tomorrow, 3)).not.toEqual(sampleOfDay(all, today, 3))
})

test('a sample has no member twice, however large it is', () => {
  expect(sampleOfDay(all, 0, 20)).toEqual(all)
  expect(sampleOfDay([], 0, 20)).toEqual([])
})
