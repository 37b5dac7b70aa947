import { describe, expect, test } from 'vitest'
import { conclusionOf } from '../output/conclusion.ts'
import { type KnownFailures, knownAs, type ListedFailure, outdatedFailures } from './known-failures.ts'
import type { RowOutcome, ScenarioOutcome } from './outcomes.ts'

const entry = (line: number, names: object, until = '2026-12-31'): ListedFailure => ({
  ...names,
  reason: 'It has no pause.',
  owner: 'Team SMS',
  until,
  line,
})
const list = (entries: readonly ListedFailure[], isWhole = true): KnownFailures => ({
  file: 'expected-failures.yaml',
  entries,
  today: '2026-12-31',
  isWhole: () => isWhole,
})
const judged = (outcome: ScenarioOutcome, rows: Record<string, RowOutcome>) => ({
  scenario: { id: 'sms#pause' },
  outcome,
  rows: new Map(Object.entries(rows)),
})

describe('what fails is known', () => {
  const byScenario = entry(1, { scenario: 'sms#pause' })
  const byRow = entry(5, { row: 'SMS-06' })

  test.each([
    ['by its own entry first', [byRow, byScenario], judged('failed', { 'SMS-06': 'failed' }), byScenario],
    ['by a row that does not hold in it', [byRow], judged('notTestable', { 'SMS-06': 'notTestable' }), byRow],
    ['where it warns as well', [byRow], judged('warned', { 'SMS-06': 'warned' }), byRow],
    [
      'not by a row that held before another failed',
      [byRow],
      judged('failed', { 'SMS-06': 'passed' }),
      undefined,
    ],
    ['not where the harness failed', [byScenario], judged('harnessError', {}), undefined],
    ['not where it holds', [byScenario], judged('passed', { 'SMS-06': 'passed' }), undefined],
    ['on its last day', [entry(1, { scenario: 'sms#pause' })], judged('failed', {}), byScenario],
    ['not a day later', [entry(1, { scenario: 'sms#pause' }, '2026-12-30')], judged('failed', {}), undefined],
  ])('%s', (_, entries, verdict, known) => {
    expect(knownAs(verdict, list(entries))).toEqual(known)
  })
})

describe('an entry is outdated', () => {
  const byRow = entry(1, { row: 'SMS-06' })
  const played = (outcome: ScenarioOutcome, known?: ListedFailure) => ({
    id: 'sms#pause',
    requirements: ['SMS-06'],
    outcome,
    ...(known && { known }),
  })
  const over = entry(1, { scenario: 'sms#pause' }, '2026-12-30')

  test.each([
    ['where all that it names holds', list([byRow]), [played('passed'), played('notApplicable')], ['stale']],
    ['not where one of it fails', list([byRow]), [played('passed'), played('failed', byRow)], []],
    ['not where one of it fails by another entry', list([byRow]), [played('failed', entry(9, {}))], []],
    ['not where it was not played whole', list([byRow], false), [played('passed')], []],
    ['not where nothing of it applies', list([byRow]), [played('notApplicable')], []],
    ['not where nothing of it was played', list([over]), [], []],
    ['where its day is past and it still fails', list([over]), [played('failed')], ['over']],
    [
      'where its day is past and it holds: nothing is left to mend',
      list([over]),
      [played('passed')],
      ['stale'],
    ],
  ])('%s', (_, known, scenarios, why) => {
    expect(outdatedFailures(known, scenarios).map((one) => one.why)).toEqual(why)
  })
})

test.each([
  [
    ['features'],
    1,
    false,
    '1 scenario cannot be played as written, which is for whoever writes the features to',
  ],
  [
    ['steps', 'steps'],
    2,
    false,
    '2 scenarios cannot be played as written, which is for whoever writes the steps to',
  ],
  [['steps', 'features'], 2, false, 'for whoever writes the features and steps to mend, and not the fault'],
  [['features'], 2, false, 'the harness itself failed'],
  [['features'], 1, true, 'the harness itself failed'],
  [[], 1, false, 'the harness itself failed'],
] as const)('of %j to mend, %i harness errors: whose it is', (toMend, harnessError, broken, words) => {
  const ended = {
    totals: { harnessError, passed: 1 },
    known: 0,
    outdated: 0,
    toMend,
    ran: 9,
    planned: 9,
    broken,
    neverExercised: [],
  }
  expect(conclusionOf(ended)).toEqual({ kind: 'noVerdict', sentence: expect.stringContaining(words) })
})

test.each([
  [3, 3, 0, 'knownFailures', '3 known failures, and no other.'],
  [3, 1, 0, 'notConforming', 'Not conforming: 2 new failures, beside 1 known.'],
  [1, 0, 0, 'notConforming', 'Not conforming.'],
  [1, 1, 1, 'notConforming', 'Not as known: 1 entry of the list of known failures is outdated.'],
  [0, 0, 2, 'notConforming', 'Not as known: 2 entries of the list of known failures are outdated.'],
  [0, 0, 0, 'conforming', 'Conforming.'],
])('of %i failures %i known, %i entries outdated: %s', (failed, known, outdated, kind, sentence) => {
  const totals = { failed, passed: 1 }
  const run = { totals, known, outdated, toMend: [], ran: 9, planned: 9, broken: false, neverExercised: [] }
  expect(conclusionOf(run)).toEqual({ kind, sentence })
})
