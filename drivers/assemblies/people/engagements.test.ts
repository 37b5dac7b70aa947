import { beforeEach, expect, test, vi } from 'vitest'
import type { TimelineEvent } from '../../../simulators/clock/timeline.ts'
import { NotTried } from '../../ports/errors.ts'
import type { RealClock } from '../configured/real-time.ts'
import { atLeast } from './counts.ts'
import { Engagements, numbersOnRecord } from './engagements.ts'
import { newNumbersIn } from './exchanges.ts'
import type { NeededPerson, Needs } from './needs.ts'
import { Standing } from './standing.ts'

let people = 0
beforeEach(() => {
  people = 1000
  vi.stubEnv('SECRET', 'secret')
})

const person = (username: string, residence: string, number = `+1202555${people++}`) =>
  new Standing({
    username,
    password: { env: 'SECRET' },
    residence,
    accounts: [residence],
    seamless: true,
    mobileNumber: { number, verified: true },
    devices: [{ type: 'sms' }],
  })
const living = (residence: string, sms = 0): NeededPerson => ({
  name: 'Amara',
  residence,
  accounts: [residence],
  seamless: true,
  mobileNumber: 'verified',
  devices: [{ type: 'sms' }],
  sms,
})
const scenario = (changes: Partial<Needs> = {}): Needs => ({
  people: [living('US')],
  waitMs: 0,
  steps: 1,
  notifications: 0,
  refusals: 0,
  leaves: [],
  numbers: [],
  restarts: false,
  labOnly: [],
  ...changes,
})

/** What the carrier does when a text message is handed over at these times. */
const accepted = (...instants: readonly number[]): { events: readonly TimelineEvent[] } => ({
  events: instants.map((at) => ({ at, who: 'SMS carrier', what: 'accepted' })),
})

/** A clock that shows what it is told to. */
const clockAt = (time: { now: number; end: number }): RealClock => ({
  now: () => time.now,
  speed: 1,
  left: () => time.end - time.now,
  waitUntil: async () => undefined,
  quiet: async () => undefined,
  require(durationMs) {
    if (time.now + durationMs > time.end) throw new NotTried('the time is over')
  },
})

function opened(standings: readonly Standing[], scenarios: Readonly<Record<string, Needs>>) {
  const time = { now: 1_000_000, end: 4_600_000 }
  const engagements = new Engagements(standings, atLeast({ smsDailyCap: 20 }), clockAt(time))
  return {
    time,
    engagements,
    /** The one that begins next of these. */
    next(...ids: readonly string[]) {
      const at = engagements.next(ids, (id) => scenarios[id] ?? scenario())
      return at === undefined ? undefined : ids[at]
    },
  }
}

test('whoever plays in a scenario is free for another one when it has ended', () => {
  const { next, engagements } = opened([person('amara', 'US')], {})
  expect(next('a', 'b')).toBe('a')
  expect(next('b')).toBeUndefined()
  engagements.release('a')
  expect(next('b')).toBe('b')
})

test('while somebody rests after an SMS, others play', () => {
  const [amara, hana] = [person('amara', 'US'), person('hana', 'HK')]
  const { next, time, engagements } = opened([amara, hana], {
    sms: scenario({ people: [living('US', 1)] }),
    other: scenario({ people: [living('HK')] }),
  })
  amara.gotSmsOf(accepted(time.now))
  expect(next('sms', 'other')).toBe('other')
  engagements.release('other')
  expect(next('sms')).toBeUndefined()
  time.now = amara.smsRestedAt
  expect(next('sms')).toBe('sms')
})

test('whoever can log in by SMS alone and has to be put back first rests as well', () => {
  const amara = person('amara', 'US')
  const { next, time } = opened([amara], {})
  amara.gotSmsOf(accepted(time.now))
  amara.changed = true
  expect(next('no SMS')).toBeUndefined()
})

test('an SMS that comes when its scenario has ended counts as well', () => {
  const amara = person('amara', 'US')
  const { next, time } = opened([amara], { sms: scenario({ people: [living('US', 1)] }) })
  const events: TimelineEvent[] = []
  amara.gotSmsOf({ events })
  expect(amara.smsOfDay.length).toBe(0)
  events.push(...accepted(time.now).events)
  expect(next('sms')).toBeUndefined()
  expect({ today: amara.smsOfDay.length, unused: amara.smsUnused }).toEqual({ today: 1, unused: 1 })
})

test('an SMS that the carrier refused counts as well: the system may have counted it', () => {
  const amara = person('amara', 'US')
  const { events } = accepted(3)
  const refused = [1, 2].map((at) => ({ at, who: 'SMS carrier', what: 'rejected' }))
  amara.gotSmsOf({ events: refused })
  expect(amara.textMessages).toEqual({ sent: [2], unused: 1, came: false })
  amara.gotSmsOf({ events: [...refused, ...events] })
  expect(amara.textMessages).toEqual({ sent: [2, 3], unused: 2, came: true })
})

test('what is asked for after a code was used has not been answered', () => {
  const amara = person('amara', 'US')
  amara.gotSmsOf(accepted(1, 2, 3))
  amara.usedCode(1)
  expect(amara.smsUnused).toBe(1)
})

test('the SMS of earlier runs count, and it is said of whom', async () => {
  const sent = Array.from({ length: 19 }, (_, at) => at)
  const amara = new Standing(person('amara', 'US').person, { sent, unused: 2, came: true })
  expect(amara.textMessages).toEqual({ sent, unused: 2, came: true })
  const needs = scenario({ people: [living('US', 1)] })
  const { next, engagements } = opened([amara], { sms: needs })
  expect(next('sms')).toBe('sms')
  await expect(engagements.engage('sms', needs)).rejects.toThrow(
    'amara has had 19 text messages within a day',
  )
})

test('whoever would have no SMS left to be put back by is put back first', () => {
  const amara = person('amara', 'US')
  const { engagements } = opened([amara], {})
  expect(engagements.isNearLimit(amara, living('US', 1), 0)).toBe(false)
  amara.gotSmsOf(accepted(0))
  expect(engagements.isNearLimit(amara, living('US', 1), 0)).toBe(true)
})

test('of the SMS of a day one is left for the login by which somebody is put back', () => {
  const amara = person('amara', 'US')
  const { next, time, engagements } = opened([amara], { sms: scenario({ people: [living('US', 1)] }) })
  const play = () => {
    const found = next('sms', 'no SMS')
    engagements.release(found ?? '')
    return found
  }
  for (let count = 0; count < 18; count++) amara.gotSmsOf(accepted(time.now))
  amara.usedCode()
  time.now = amara.smsRestedAt
  expect(play()).toBe('sms')
  amara.gotSmsOf(accepted(time.now))
  amara.usedCode()
  time.now = amara.smsRestedAt
  expect(play()).toBe('no SMS')
})

test('whoever has to verify a number again first rests as well', () => {
  const amara = person('amara', 'US')
  const { next, time, engagements } = opened([amara], {})
  amara.gotSmsOf(accepted(time.now))
  expect(next('no SMS')).toBe('no SMS')
  engagements.release('no SMS')
  amara.numberChanged = true
  expect(next('no SMS')).toBeUndefined()
})

test('nobody plays beside a restart of the system', () => {
  const standings = [person('amara', 'US'), person('bruno', 'US')]
  const { next, engagements } = opened(standings, { restart: scenario({ restarts: true }) })
  expect(next('restart', 'a')).toBe('restart')
  expect(next('a')).toBeUndefined()
  engagements.release('restart')
  expect(next('a')).toBe('a')
  expect(next('restart')).toBeUndefined()
})

test('messages to one number are for one scenario at a time', () => {
  const standings = [person('amara', 'US'), person('bruno', 'US')]
  const named = scenario({ numbers: ['+12025550142'] })
  const { next, engagements } = opened(standings, { one: named, other: named })
  expect(next('one', 'other')).toBe('one')
  expect(next('other')).toBeUndefined()
  engagements.release('one')
  expect(next('other')).toBe('other')
})

test('of two people with one number one plays at a time', () => {
  const standings = [person('amara', 'US', '+12025550100'), person('bruno', 'US', '+12025550100')]
  const { next, engagements } = opened(standings, {})
  expect(next('a', 'b')).toBe('a')
  expect(next('b')).toBeUndefined()
  engagements.release('a')
  expect(next('b')).toBe('b')
})

test('messages to a number that somebody has put in place of the own one are for nobody else', () => {
  const amara = person('amara', 'US', '+12025550100')
  const change = { step: '', method: 'PUT', path: '/settings/mobile-number', status: 200, response: '{}' }
  const refused = { ...change, request: '{"number":"+12025550102"}', status: 422 }
  amara.otherNumbers = newNumbersIn([{ ...change, request: '{"number":"+12025550101"}' }, refused])
  expect(numbersOnRecord(amara)).toEqual(['+12025550100', '+12025550101'])
  const { next } = opened([amara, person('hana', 'HK')], {
    named: scenario({ people: [living('HK')], numbers: ['+12025550101'] }),
  })
  expect(next('a', 'named')).toBe('a')
  expect(next('named')).toBeUndefined()
})

test('what leaves people otherwise than before waits for those who need the like of them, and for nobody else', () => {
  const standings = [person('amara', 'US'), person('bruno', 'US'), person('hana', 'HK')]
  const leaves = ['migrations'] as const
  const { next, time } = opened(standings, {
    sms: scenario({ people: [living('US', 1)] }),
    'moves in US': scenario({ leaves: [...leaves] }),
    'moves in HK': scenario({ leaves: [...leaves], people: [living('HK')] }),
  })
  for (const one of standings) one.gotSmsOf(accepted(time.now))
  expect(next('sms', 'moves in US', 'moves in HK')).toBe('moves in HK')
  expect(next('sms', 'moves in US')).toBeUndefined()
})

test('what nobody can play any more comes last, and says so', async () => {
  const amara = person('amara', 'US')
  const { next, engagements } = opened([amara], { 'in HK': scenario({ people: [living('HK')] }) })
  expect(next('in HK', 'a')).toBe('a')
  expect(next('in HK')).toBeUndefined()
  engagements.release('a')
  expect(next('in HK')).toBe('in HK')
  const asked = engagements.engage('in HK', scenario({ people: [living('HK')] }))
  await expect(asked).rejects.toThrow(
    'nobody of withoutLab.people is free any more for: a person who lives in HK',
  )
})

test('what waits longer than the time that is left begins at once, to say so', () => {
  const { next, time } = opened([person('amara', 'US')], { long: scenario({ waitMs: 600_000 }) })
  time.end = time.now + 500_000
  expect(next('a', 'long')).toBe('a')
  expect(next('b', 'long')).toBe('long')
})
