import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LatencyHistogram } from './histogram.ts'

const milliseconds = fc.double({ min: 0.001, max: 100_000, noNaN: true })

const histogramOf = (values: readonly number[]): LatencyHistogram => {
  const histogram = new LatencyHistogram()
  for (const value of values) histogram.record(value)
  return histogram
}

test('a percentile is the value at its rank, at most a 256th too high', () => {
  fc.assert(
    fc.property(
      fc.array(milliseconds, { minLength: 1, maxLength: 200 }),
      fc.constantFrom(1, 50, 90, 99, 100),
      (values, percent) => {
        const rank = Math.max(1, Math.ceil((percent / 100) * values.length))
        const exact = Math.round((values.toSorted((a, b) => a - b)[rank - 1] ?? 0) * 1_000) / 1_000
        const found = histogramOf(values).percentile(percent) ?? Number.NaN
        expect(found).toBeGreaterThanOrEqual(exact)
        expect(found).toBeLessThanOrEqual(exact * (1 + 1 / 256) + 1e-9)
      },
    ),
    { seed: 24 },
  )
})

test('what several have counted is as if one had', () => {
  fc.assert(
    fc.property(fc.array(milliseconds), fc.array(milliseconds), (some, others) => {
      const merged = histogramOf(some)
      merged.merge(new LatencyHistogram(histogramOf(others).stored()))
      expect(merged.stored()).toEqual(histogramOf([...some, ...others]).stored())
    }),
    { seed: 24 },
  )
})

test('without a value there is no percentile, and what is longer than a day counts as the longest', () => {
  expect(histogramOf([]).percentile(50)).toBeUndefined()
  expect(histogramOf([1e9]).percentile(50)).toBeGreaterThan(60_000_000)
  expect(histogramOf([1, 2, 3]).countUpTo(2)).toBe(2)
})
