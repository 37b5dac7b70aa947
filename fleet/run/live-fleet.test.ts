import { expect, test } from 'vitest'
import { fleetMix } from '../mix/mix.ts'
import { liveReference } from '../targets/live-system.ts'
import { liveFleet } from './live-fleet.ts'

// Each of these is under way until its approval request is over: for two minutes of real time.
const mix = fleetMix.parse({ journeys: { 'late-answer': 1 } })

test('a load that is ended waits for nothing that is under way, and counts it as such', async () => {
  let underWay = 0
  const result = await liveFleet(
    { phones: 20, seed: 1, mix, schedule: { rate: 10, durationMs: 600_000 } },
    liveReference,
    {
      prepared: () => {},
      progress: (_, __, now) => {
        underWay = now
      },
    },
    () => underWay > 0,
  )
  expect(result).toMatchObject({ isInterrupted: true, ledgerProblems: [] })
  expect(result.statistics.unfinished).toBeGreaterThan(0)
  expect(result.statistics.unfinished).toBe(result.statistics.arrivals)
})

test('a load that is ended while people are made ready has nobody begin', async () => {
  let ready = 0
  const result = await liveFleet(
    { phones: 1_000, seed: 1, mix, schedule: { rate: 10, durationMs: 600_000 } },
    liveReference,
    {
      prepared: (now) => {
        ready = now
      },
      progress: () => {},
    },
    () => ready > 10,
  )
  expect(result).toMatchObject({ isInterrupted: true, elapsedMs: 0, statistics: { arrivals: 0 } })
  expect(ready).toBeLessThan(100)
})
