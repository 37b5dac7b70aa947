import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { fleetMix } from '../../mix/mix.ts'
import { liveReference } from '../../targets/live-system.ts'
import { phonesNeeded } from '../capacity.ts'
import { hasPassed } from '../fleet-result.ts'
import { PartLost } from './part-lost.ts'
import { partedFleet } from './parted-fleet.ts'

const silent = { prepared() {}, progress() {} }
const quick = { think: { phone: '0 s', typing: '0 s', waiting: '500 ms' }, arrivals: 'constant' }

describe('a load of two processes', () => {
  test('is the whole one: everybody who was to come, every message, and two fleets of people', async () => {
    const mix = fleetMix.parse({
      ...quick,
      journeys: { 'login-by-push': 4, 'missing-notification': 2, 'login-by-sms': 2, migration: 2 },
    })
    const schedule = { rate: 10, durationMs: 2_000 }
    const phones = 2 * phonesNeeded({ mix, schedule: { ...schedule, rate: 5 } }) + 1
    const result = await partedFleet(
      { phones, seed: 1, mix, schedule },
      2,
      liveReference,
      silent,
      () => false,
    )
    expect(result).toMatchObject({ phones, elapsedMs: 2_000, isInterrupted: false, ledgerProblems: [] })
    const { statistics, messages } = result
    expect(hasPassed(result)).toBe(true)
    expect(statistics).toMatchObject({ arrivals: 20, nobodyFree: 0, unfinished: 0 })
    expect(statistics.intervals().reduce((sum, { arrivals }) => sum + arrivals, 0)).toBe(20)
    expect(statistics.journeys.values().reduce((sum, { done }) => sum + done, 0)).toBe(20)
    expect(messages.notifications.arrived).toBe(messages.notifications.expected)
    expect(messages.notifications.expected).toBeGreaterThan(0)
    expect(messages.texts.arrived).toBeGreaterThan(0)
  })

  test('finds what is wrong in both, and counts it once', async () => {
    const mix = fleetMix.parse({ ...quick, journeys: { 'answer-given-twice': 1 } })
    const schedule = { rate: 4, durationMs: 2_000 }
    const { anomalies } = await partedFleet(
      { phones: 20, seed: 1, mix, schedule },
      2,
      (options) => liveReference(options, 'question-is-answered-twice'),
      silent,
      () => false,
    )
    const found = anomalies.kept().filter(({ kind }) => kind === 'approval-given-twice')
    expect(found).toHaveLength(anomalies.count('approval-given-twice'))
    expect(new Set(found.map(({ username }) => username.replace(/-\d+$/, '')))).toEqual(
      new Set(['fleet-1-1', 'fleet-1-2']),
    )
  })

  test('that is ended waits for nothing that is under way', async () => {
    // Each of these is under way until its approval request is over: for two minutes of real time.
    const mix = fleetMix.parse({ journeys: { 'late-answer': 1 } })
    let underWay = 0
    const result = await partedFleet(
      { phones: 40, seed: 1, mix, schedule: { rate: 10, durationMs: 600_000 } },
      2,
      liveReference,
      {
        prepared() {},
        progress: (_view, _elapsedMs, now) => {
          underWay = now
        },
      },
      () => underWay > 0,
    )
    expect(result).toMatchObject({ isInterrupted: true, ledgerProblems: [] })
    expect(result.statistics.unfinished).toBe(result.statistics.arrivals)
  })

  test.skipIf(process.platform !== 'linux')('waits for no process that hangs', async () => {
    const mix = fleetMix.parse({ ...quick, journeys: { 'login-by-push': 1 } })
    let hangs = false
    const load = partedFleet(
      { phones: 20, seed: 1, mix, schedule: { rate: 2, durationMs: 600_000 } },
      2,
      liveReference,
      {
        prepared() {},
        progress() {
          if (hangs) return
          const [first = ''] = execFileSync('pgrep', ['-P', `${process.pid}`, '-f', 'part-program'], {
            encoding: 'utf8',
          }).split('\n')
          process.kill(Number(first), 'SIGSTOP')
          hangs = true
        },
      },
      () => hangs,
      300,
    )
    await expect(load).rejects.toThrow(PartLost)
  })
})
