import { expect, test } from 'vitest'
import { seededDraw } from '../time/draws.ts'
import { type ArrivalProcess, arrivals } from './arrivals.ts'

function schedule(process: ArrivalProcess, rate: number, milliseconds: number): number[] {
  const found: number[] = []
  for (const at of arrivals(process, rate, seededDraw('arrivals'))) {
    if (at >= milliseconds) break
    found.push(at)
  }
  return found
}

test('a constant schedule is even', () => {
  expect(schedule('constant', 4, 1_000)).toEqual([125, 375, 625, 875])
})

test('a Poisson schedule has its rate, and gaps whose deviation is as large as their mean', () => {
  const found = schedule('poisson', 100, 100_000)
  expect(found.length).toBeGreaterThan(9_700)
  expect(found.length).toBeLessThan(10_300)
  const gaps = found.slice(1).map((at, index) => at - (found[index] ?? 0))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length)
  expect(deviation / mean).toBeGreaterThan(0.95)
  expect(deviation / mean).toBeLessThan(1.05)
})

test('the same seed gives the same schedule', () => {
  expect(schedule('poisson', 10, 10_000)).toEqual(schedule('poisson', 10, 10_000))
})
