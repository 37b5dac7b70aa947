import { expect, test } from 'vitest'
import { fleetMix } from '../mix/mix.ts'
import { limitResults } from './limits.ts'
import { FleetStatistics, storedStatistics } from './statistics.ts'

function counted(): FleetStatistics {
  const statistics = new FleetStatistics(1_000)
  for (let at = 0; at < 3_000; at += 10) {
    statistics.arrival(at)
    statistics.latency('approval', at, at / 10)
    statistics.latency('login', at, at)
  }
  statistics.error('approval', 2_500, 'too_many')
  statistics.journeyEnded('login-by-push', true)
  return statistics
}

const kept = (limits: string[], statistics = counted()) =>
  limitResults(fleetMix.parse({ journeys: { migration: 1 }, limits }).limits, statistics).map(
    ({ isKept }) => isKept,
  )

test('limits hold or not by what was measured, and one on what never came does not', () => {
  expect(kept(['p99 of approval under 300 ms', 'p99 of approval under 290 ms'])).toEqual([true, false])
  expect(kept(['errors under 1 %', 'errors of approval under 0.3 %'])).toEqual([true, false])
  expect(kept(['p50 of sms under 10 s', 'errors of sms under 1 %'])).toEqual([false, true])
  expect(kept(['errors under 1 %'], new FleetStatistics(1_000))).toEqual([false])
})

test('two workers come to the sum of both, over time too', () => {
  const sum = counted()
  sum.add(storedStatistics.parse(JSON.parse(JSON.stringify(counted().stored()))))
  expect(sum.arrivals).toBe(600)
  expect(sum.measure('approval')).toMatchObject({ count: 600, errors: 2, errorCodes: { too_many: 2 } })
  expect(sum.percentile('login', 50)).toBe(counted().percentile('login', 50))
  expect(sum.journeys.get('login-by-push')).toEqual({ done: 2, failed: 0 })
  expect(
    sum
      .intervals()
      .map(({ arrivals }) => arrivals)
      .slice(0, 3),
  ).toEqual([200, 200, 200])
})
