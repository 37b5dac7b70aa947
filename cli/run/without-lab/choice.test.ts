import { expect, test } from 'vitest'
import type { Needs } from '../../../drivers/assemblies/people/needs.ts'
import { type Circumstances, choose } from './choice.ts'
import type { Rehearsed } from './rehearse.ts'

const amara: Needs['people'][number] = {
  name: 'Amara',
  residence: 'US',
  accounts: ['US'],
  seamless: true,
  mobileNumber: 'verified',
  devices: [{ type: 'sms' }],
  sms: 1,
}
const plain: Needs = {
  people: [amara],
  waitMs: 0,
  steps: 3,
  notifications: 0,
  refusals: 0,
  leaves: [],
  numbers: [],
  restarts: false,
  labOnly: [],
}
const circumstances: Circumstances = {
  people: [
    {
      username: 'amara',
      password: { env: 'PASSWORD' },
      residence: 'US',
      accounts: ['US'],
      seamless: true,
      mobileNumber: { number: '+12025550100', verified: true },
      devices: [{ type: 'sms' }],
    },
  ],
  allowed: [],
  budgetMs: 3_600_000,
}

type Played = Rehearsed['scenarios'][number]
const played = (id: string, changes: Partial<Played> = {}): Played => ({
  id,
  rows: ['M-01'],
  group: id,
  case: id,
  ending: 'passed',
  ...changes,
})
const chosen = (needs: Needs, played_: Played, changes: Partial<Circumstances> = {}) =>
  choose({ scenarios: [played_], needs: { [played_.id]: needs } }, new Set(['M-01']), {
    ...circumstances,
    ...changes,
  })

test('what people of the configuration can play is tried', () => {
  expect(chosen(plain, played('a'))).toMatchObject({ phases: [['a'], []], notTried: {} })
})

test.each([
  ['finer than real time', plain, { ending: 'failed' as const }, /finer than real time/],
  ['a lock', { ...plain, leaves: ['locks' as const] }, {}, /--allow locks makes it testable$/],
  ['a migration', { ...plain, leaves: ['migrations' as const] }, {}, /--allow migrations makes/],
  ['a day', { ...plain, waitMs: 86_400_000 }, {}, /waits 1440 min, longer than the run may take/],
  ['the lab alone', { ...plain, labOnly: ['a second device'] }, {}, /needs a second device; a lab face/],
  [
    'somebody else',
    { ...plain, people: [{ ...amara, residence: 'HK' }] },
    {},
    /nobody of withoutLab.people can play it; it needs a person who lives in HK/,
  ],
])('%s is not tried, and what would make it testable is said', (_, needs, changes, sentence) => {
  const { phases, notTried } = chosen(needs, played('a', changes))
  expect(phases).toEqual([[], []])
  expect(notTried.a).toMatch(sentence)
})

test('what is allowed is tried, and said to be left', () => {
  const { phases, left } = chosen({ ...plain, leaves: ['locks'] }, played('a'), { allowed: ['locks'] })
  expect(phases).toEqual([['a'], []])
  expect(left.get('locks')).toBe(1)
})

test('the cheapest whole rule of each wanted requirement comes first', () => {
  const scenarios = [
    played('dear', { group: 'dear' }),
    played('half', { group: 'half' }),
    played('its twin', { group: 'half', ending: 'failed' }),
    played('cheap', { group: 'cheap' }),
  ]
  const needs = { dear: { ...plain, waitMs: 60_000 }, half: plain, 'its twin': plain, cheap: plain }
  const { phases } = choose({ scenarios, needs }, new Set(['M-01']), circumstances)
  expect(phases).toEqual([['cheap'], ['half', 'dear']])
})

test('of the examples that state the same the cheapest comes first, and never a refusal without its twin', () => {
  const scenarios = [
    played('dear refusal', { group: 'a', case: 'refused' }),
    played('refusal', { group: 'a', case: 'refused' }),
    played('twin', { group: 'a', case: 'accepted' }),
    played('another refusal', { group: 'b', case: 'refused', rows: ['M-02'] }),
    played('its twin', { group: 'b', case: 'accepted', rows: ['M-02'], ending: 'failed' }),
  ]
  const dear = { ...plain, waitMs: 60_000 }
  const needs = {
    'dear refusal': dear,
    refusal: plain,
    twin: plain,
    'another refusal': plain,
    'its twin': plain,
  }
  const { phases } = choose({ scenarios, needs }, new Set(['M-01', 'M-02']), circumstances)
  expect(phases).toEqual([
    ['refusal', 'twin'],
    ['another refusal', 'dear refusal'],
  ])
})

test('where a requirement is that of some examples alone, one of those is tried', () => {
  const scenarios = [
    played('to Android', { group: 'a', case: 'moves' }),
    played('to an iPhone', { group: 'a', case: 'moves' }),
    played('to another system', { group: 'a', case: 'moves', rows: ['M-01', 'M-02'] }),
  ]
  const dear = { ...plain, waitMs: 60_000 }
  const needs = { 'to Android': plain, 'to an iPhone': plain, 'to another system': dear }
  const { phases } = choose({ scenarios, needs }, new Set(['M-01', 'M-02']), circumstances)
  expect(phases[0]).toEqual(['to another system', 'to Android'])
})

test('what takes a moment and leaves nothing fills the waits between those that are wanted', () => {
  const quick = { ...plain, people: [{ ...amara, sms: 0 }] }
  const ids = ['wanted', 'quick', 'with an SMS', 'lock', 'long']
  const scenarios = ids.map((id) => played(id, { rows: id === 'wanted' ? ['M-01'] : [] }))
  const needs = {
    wanted: plain,
    quick,
    'with an SMS': plain,
    lock: { ...quick, leaves: ['locks' as const] },
    long: { ...quick, waitMs: 100_000 },
  }
  const given = { ...circumstances, allowed: ['locks' as const] }
  expect(choose({ scenarios, needs }, new Set(['M-01']), given).phases).toEqual([
    ['wanted', 'quick'],
    ['long', 'with an SMS', 'lock'],
  ])
})

test('what costs least for each requirement that it adds comes first', () => {
  const scenarios = [
    played('one', { group: 'one' }),
    played('many', { group: 'many', rows: ['M-01', 'M-02', 'M-03'] }),
    played('other', { group: 'other', rows: ['M-04'] }),
  ]
  const needs = {
    one: { ...plain, waitMs: 30_000 },
    many: { ...plain, waitMs: 60_000 },
    other: { ...plain, waitMs: 25_000 },
  }
  const { phases } = choose({ scenarios, needs }, new Set(['M-01', 'M-02', 'M-03', 'M-04']), circumstances)
  expect(phases).toEqual([['many', 'other'], ['one']])
})

test('of two that prove the same, one beside which nobody else plays is chosen only where it costs all of them less', () => {
  const scenarios = [played('restart', { group: 'restart' }), played('alone', { group: 'alone' })]
  const needs = { restart: { ...plain, restarts: true }, alone: { ...plain, waitMs: 500 } }
  const first = (people: Circumstances['people']) =>
    choose({ scenarios, needs }, new Set(['M-01']), { ...circumstances, people }).phases[0]?.[0]
  expect(first(circumstances.people)).toBe('restart')
  expect(first([...circumstances.people, ...circumstances.people])).toBe('alone')
})

test('what comes first: restarts, then whoever is left as before, moved, locked or waits for long', () => {
  const withIbKey = (changes: Partial<Needs>): Needs => ({
    ...plain,
    people: [{ ...amara, sms: 0, devices: [{ type: 'ibKey', os: 'Android', phone: 1 }] }],
    ...changes,
  })
  const needs: Record<string, Needs> = {
    'long restart': { ...plain, restarts: true, waitMs: 480_000 },
    long: { ...plain, waitMs: 600_000 },
    lock: { ...plain, leaves: ['locks'] },
    'move to an iPhone': withIbKey({ leaves: ['migrations'], ibKeyAfter: 'iOS' }),
    'move to another Android phone': withIbKey({ leaves: ['migrations'], ibKeyAfter: 'Android', steps: 9 }),
    short: plain,
    restart: withIbKey({ restarts: true }),
    'restart with an SMS': { ...plain, restarts: true },
  }
  const ids = Object.keys(needs)
  const scenarios = ids.map((id) => played(id, { rows: [`M-${id}`] }))
  const android = { type: 'ibKey' as const, os: 'Android' as const, hardwareId: 'h', deviceId: 'd' }
  const secret = { env: 'SECRET' }
  const { phases } = choose({ scenarios, needs }, new Set(ids.map((id) => `M-${id}`)), {
    ...circumstances,
    people: [
      ...circumstances.people,
      ...circumstances.people.map((one) => ({ ...one, devices: [{ ...android, deviceSecret: secret }] })),
    ],
    allowed: ['migrations', 'locks'],
  })
  expect(phases[0]).toEqual([
    'restart with an SMS',
    'restart',
    'short',
    'move to another Android phone',
    'move to an iPhone',
    'lock',
    'long',
    'long restart',
  ])
})
