import { describe, expect, test } from 'vitest'
import { variantOf } from '../../drivers/assemblies/faults.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { approvalOfAnybody, sessionOfAnother, sessionOfNobody } from '../../testing/servers/wrong-servers.ts'
import { fleetMix, type JourneyName } from '../mix/mix.ts'
import type { AnomalyKind } from '../verdicts/anomaly-kinds.ts'
import { hasPassed } from './fleet-result.ts'
import { virtualFleet } from './virtual-fleet.ts'

const mixOf = (journeys: Partial<Record<JourneyName, number>>) => fleetMix.parse({ journeys })

const everything = mixOf({
  'login-by-push': 10,
  'login-by-challenge': 4,
  'login-by-sms': 4,
  migration: 2,
  'missing-notification': 2,
  'answer-of-somebody-else': 2,
  'answer-given-twice': 2,
  'late-answer': 1,
  'impatient-for-sms': 1,
})

const plan = { phones: 100, seed: 1, mix: everything, schedule: { rate: 4, durationMs: 10_000 } }

test('on the right server nothing is wrong, every message is accounted for, and each run is the same', async () => {
  const [first, second] = [await virtualFleet(plan, unchanged, 'a'), await virtualFleet(plan, unchanged, 'a')]
  expect(first.anomalies.kinds()).toEqual([])
  expect(first.ledgerProblems).toEqual([])
  expect(first.statistics.errorPercent()).toBe(0)
  expect([...first.statistics.journeys.keys()].toSorted()).toEqual(
    everything.journeys.map(({ name }) => name).toSorted(),
  )
  expect(first.statistics.unfinished).toBe(0)
  expect(first.statistics.nobodyFree).toBe(0)
  expect(second.statistics.stored()).toEqual(first.statistics.stored())
})

describe('a wrong server is found', () => {
  test.each<[string, JourneyName, AnomalyKind]>([
    ['response-of-any-phone', 'answer-of-somebody-else', 'response-of-somebody-else'],
    ['old-phone-stays-active', 'migration', 'two-active-phones'],
    ['session-is-handed-over-again', 'answer-given-twice', 'another-session'],
    ['question-is-answered-twice', 'answer-given-twice', 'approval-given-twice'],
    ['response-to-any-challenge', 'answer-given-twice', 'response-given-twice'],
    ['question-never-ends', 'late-answer', 'late-approval'],
    ['keys-of-all-activations-respond', 'migration', 'two-active-phones'],
    ['cooldown-per-session', 'impatient-for-sms', 'sms-too-soon'],
    ['nothing-is-used-up', 'impatient-for-sms', 'code-given-twice'],
    ['notifications-without-end', 'login-by-challenge', 'too-many-notifications'],
    ['no-push-to-android', 'login-by-push', 'notification-missing'],
    ['push-sent-twice', 'login-by-push', 'notification-twice'],
    ['no-login-code-sent', 'login-by-sms', 'sms-missing'],
    ['login-code-sent-twice', 'login-by-sms', 'sms-twice'],
    ['approval-lost', 'login-by-push', 'right-answer-refused'],
  ])('%s, by %s', async (fault, journey, kind) => {
    const few = {
      phones: 4,
      seed: 1,
      schedule: { rate: 0.5, durationMs: journey === 'login-by-challenge' ? 60_000 : 6_000 },
    }
    const result = await virtualFleet(
      { ...few, mix: mixOf({ [journey]: 1 }) },
      await variantOf(fault, []),
      'x',
    )
    expect(result.anomalies.kinds().map((found) => found.kind)).toContain(kind)
  })

  test.each([
    [
      'takes an approval from anybody',
      approvalOfAnybody,
      'answer-of-somebody-else',
      'approval-of-somebody-else',
    ],
    ['names another person', sessionOfAnother, 'login-by-push', 'session-of-somebody-else'],
    ['does not say whose session it is', sessionOfNobody, 'login-by-push', 'contract-broken'],
  ] as const)('a server that %s', async (_, variant, journey, kind) => {
    const plan = { phones: 4, seed: 1, schedule: { rate: 0.5, durationMs: 6_000 } }
    const result = await virtualFleet({ ...plan, mix: mixOf({ [journey]: 1 }) }, variant, 'x')
    expect(result.anomalies.kinds().map((found) => found.kind)).toEqual([kind])
  })
})

test('a load that is ended says nothing of what was under way', async () => {
  let asked = 0
  const result = await virtualFleet(plan, unchanged, 'a', () => ++asked > 250)
  const { arrivals, unfinished } = result.statistics
  expect(result).toMatchObject({ isInterrupted: true, ledgerProblems: [] })
  expect(arrivals).toBeGreaterThan(0)
  expect(unfinished).toBeGreaterThan(0)
  expect(result.elapsedMs).toBeLessThan(plan.schedule.durationMs)
  expect(hasPassed(result)).toBe(false)
})
