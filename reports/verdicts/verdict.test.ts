import { TestStepResultStatus } from '@cucumber/messages'
import { describe, expect, test } from 'vitest'
import {
  failedAssertion,
  failedWith,
  passed,
  skipped,
  statusOnly,
  testCatalogue,
  testRecord,
  testScenario,
} from '../../testing/reports.ts'
import { verdictOf } from './verdict.ts'

const rule = (row: string) => testScenario([row], [[], []], true)

describe('how a step signals its outcome', () => {
  test.each([
    ['passes', passed, 'passed', undefined],
    ['a failing assertion', failedAssertion, 'failed', 'Expected values to be strictly equal:\n\n1 !== 2\n'],
    ['an assertion in colour', failedWith('AssertionError', '\u001B[31mno\u001B[39m'), 'failed', 'no'],
    ['a library of assertions', failedWith('JestAssertionError', 'no'), 'failed', 'no'],
    ['not testable', failedWith('NotTestable', 'Not testable: no clock'), 'notTestable', 'no clock'],
    [
      'harness error',
      failedWith('HarnessError', 'Harness error: a port is taken'),
      'harnessError',
      'a port is taken',
    ],
    [
      'any other exception',
      failedWith('TypeError', 'x is undefined'),
      'harnessError',
      'TypeError: x is undefined',
    ],
    [
      'a step timeout',
      failedWith('Error', 'function timed out, ensure the promise resolves within 20 milliseconds'),
      'harnessError',
      'the step did not end within 20 ms',
    ],
    [
      'undefined',
      statusOnly(TestStepResultStatus.UNDEFINED),
      'harnessError',
      'no step definition matches this step',
    ],
    [
      'ambiguous',
      statusOnly(TestStepResultStatus.AMBIGUOUS),
      'harnessError',
      'several step definitions match this step',
    ],
    ['pending', statusOnly(TestStepResultStatus.PENDING), 'harnessError', 'the step is pending'],
    ['skipped in silence', skipped, 'harnessError', 'skipped without a log that gives the reason'],
  ])('%s', (_, result, outcome, reason) => {
    const verdict = verdictOf(rule('M-01'), testRecord([passed, result]), testCatalogue)
    expect([verdict.outcome, verdict.reason]).toEqual([outcome, reason])
  })

  test('what breaks after a skip is not hidden by it', () => {
    const after = failedWith('NotTestable', 'Not testable: waited for the server to close')
    const record = testRecord([passed, skipped], { after, logs: ['Not applicable: no phone'] })
    expect(verdictOf(rule('M-01'), record, testCatalogue).outcome).toBe('notTestable')
  })

  test('skipped with its reason is not applicable', () => {
    const record = testRecord([passed, skipped], { logs: ['something else', 'Not applicable: no phone'] })
    expect(verdictOf(rule('M-01'), record, testCatalogue)).toMatchObject({
      outcome: 'notApplicable',
      reason: 'no phone',
      rows: new Map([['M-01', 'notApplicable']]),
    })
  })

  test('a later skip does not hide a failure', () => {
    expect(verdictOf(rule('M-01'), testRecord([failedAssertion, skipped]), testCatalogue).outcome).toBe(
      'failed',
    )
  })
})

test('what this run cannot find out is not tried, and neither are its rows', () => {
  const record = testRecord([passed, failedWith('NotTried', 'Not tried: no lab face')])
  expect(verdictOf(rule('M-01'), record, testCatalogue)).toMatchObject({
    outcome: 'notTried',
    reason: 'no lab face',
    rows: new Map([['M-01', 'notTried']]),
  })
})

test('what turns out afterwards not to be found out in this run is no failure', () => {
  const after = failedWith('NotTried', 'Not tried: person7 gets no SMS any more')
  const record = testRecord([failedAssertion, skipped], { after })
  expect(verdictOf(rule('M-01'), record, testCatalogue)).toMatchObject({
    outcome: 'notTried',
    reason: 'person7 gets no SMS any more',
  })
})

test('context, known failure and traffic are told where there are any, and only then', () => {
  const context = { platform: 'WebTrader' } as const
  const known = { row: 'M-01', reason: 'counts by address', owner: 'SMS', until: '2026-12-31', line: 1 }
  const traffic = { exchanges: [], gatewayRefusals: [], serverLog: [] }
  const record = testRecord([failedAssertion])
  const told = verdictOf(rule('M-01'), { ...record, context, known, traffic }, testCatalogue)
  expect(told).toMatchObject({ context, known, traffic })
  const plain = verdictOf(rule('M-01'), record, testCatalogue)
  for (const member of ['context', 'known', 'traffic']) expect(plain).not.toHaveProperty(member)
})

test('a row that the catalogue does not have is no MUST', () => {
  expect(verdictOf(rule('X-01'), testRecord([failedAssertion]), testCatalogue).outcome).toBe('warned')
})

describe('the level of a scenario', () => {
  test.each([
    ['S-01', failedAssertion, 'warned'],
    ['I-01', failedAssertion, 'warned'],
    ['S-01', failedWith('NotTestable', 'Not testable: x'), 'warned'],
    ['S-01', failedWith('Error', 'x'), 'harnessError'],
    ['I-01', passed, 'passed'],
  ])('%s', (row, result, outcome) => {
    const { rows, ...verdict } = verdictOf(
      rule(row),
      testRecord([result, result === passed ? passed : skipped]),
      testCatalogue,
    )
    expect([verdict.outcome, rows.get(row)]).toEqual([outcome, outcome])
  })
})

describe('a walkthrough', () => {
  const walkthrough = testScenario(['M-01', 'M-02', 'M-03'], [[], ['M-01'], ['M-02'], ['M-02'], ['M-03']])
  const rowsAfter = (...args: Parameters<typeof testRecord>) =>
    Object.fromEntries(verdictOf(walkthrough, testRecord(...args), testCatalogue).rows)

  test('passes row by row', () => {
    expect(rowsAfter([passed, passed, passed, passed, passed])).toEqual({
      'M-01': 'passed',
      'M-02': 'passed',
      'M-03': 'passed',
    })
  })

  test('the row of the broken step failed, earlier ones passed, later ones were not reached', () => {
    expect(rowsAfter([passed, passed, passed, failedAssertion, skipped])).toEqual({
      'M-01': 'passed',
      'M-02': 'failed',
      'M-03': 'notReached',
    })
  })

  test('before its first row, none was reached', () => {
    const rows = { 'M-01': 'notReached', 'M-02': 'notReached', 'M-03': 'notReached' }
    expect(rowsAfter([failedAssertion, skipped, skipped, skipped, skipped])).toEqual(rows)
    expect(rowsAfter([skipped, skipped, skipped, skipped, skipped], { before: failedAssertion })).toEqual(
      rows,
    )
  })

  test('what a closing hook finds belongs to the last row', () => {
    const rows = rowsAfter([passed, passed, passed, passed, passed], { after: failedAssertion })
    expect(rows).toEqual({ 'M-01': 'passed', 'M-02': 'passed', 'M-03': 'failed' })
  })

  test('a row that comes back later has not passed when the scenario breaks in between', () => {
    const back = testScenario(['M-01', 'M-02'], [['M-01'], ['M-02'], ['M-01']])
    const { rows } = verdictOf(back, testRecord([passed, failedAssertion, skipped]), testCatalogue)
    expect(Object.fromEntries(rows)).toEqual({ 'M-01': 'notReached', 'M-02': 'failed' })
  })

  test('a row whose step failed has failed, also where it would have come back', () => {
    const back = testScenario(['M-01', 'M-02'], [['M-01'], ['M-02'], ['M-01']])
    const { rows } = verdictOf(back, testRecord([failedAssertion, skipped, skipped]), testCatalogue)
    expect(Object.fromEntries(rows)).toEqual({ 'M-01': 'failed', 'M-02': 'notReached' })
  })

  test('an INFO row warns where a MUST row of the same walkthrough would fail', () => {
    const mixed = testScenario(['I-01', 'M-01'], [['I-01'], ['M-01']])
    const { outcome, rows } = verdictOf(mixed, testRecord([failedAssertion, skipped]), testCatalogue)
    expect([outcome, Object.fromEntries(rows)]).toEqual([
      'failed',
      { 'I-01': 'warned', 'M-01': 'notReached' },
    ])
  })
})

describe('a failure in the words of the feature', () => {
  const walkthrough = testScenario(['M-01', 'M-02'], [['M-01'], ['M-02']])

  test('the step, what was observed, the last good step, the row', () => {
    const { failure } = verdictOf(
      walkthrough,
      testRecord([passed, failedWith('AssertionError', 'Amara is not logged in\n  at all')]),
      testCatalogue,
    )
    expect(failure).toEqual({
      expected: 'Then step 1',
      observed: 'Amara is not logged in at all',
      step: 'Then step 1',
      at: 1,
      lastGoodStep: 'Then step 0',
      row: 'M-02',
    })
  })

  test('both sides of a mismatch', () => {
    const record = testRecord([failedWith('AssertionError', 'x'), skipped], {
      mismatches: [{ expected: '1 push', observed: '2 pushes' }],
    })
    const { failure } = verdictOf(walkthrough, record, testCatalogue)
    expect(failure).toEqual({
      expected: 'Then step 0 — 1 push',
      observed: '2 pushes',
      row: 'M-01',
      step: 'Then step 0',
      at: 0,
    })
  })

  describe('an answer that a later step noticed', () => {
    const long = testScenario(['M-01', 'M-02', 'M-03'], [['M-01'], ['M-02'], ['M-03']])
    const refusal = { expected: 'no refusal', observed: 'the refusal "locked"', step: 1 }
    const noticed = { expected: 'Then step 1 — no refusal', observed: refusal.observed, row: 'M-02' }

    test('is the failure of the step that got it', () => {
      const record = testRecord([passed, passed, failedAssertion], {
        mismatches: [undefined, undefined, refusal],
      })
      const { failure, rows } = verdictOf(long, record, testCatalogue)
      expect(failure).toEqual({
        ...noticed,
        step: 'Then step 1',
        at: 1,
        noticedIn: 'Then step 2',
        lastGoodStep: 'Then step 0',
      })
      expect(Object.fromEntries(rows)).toEqual({ 'M-01': 'passed', 'M-02': 'failed', 'M-03': 'notReached' })
    })

    test('also where the end of the scenario noticed it', () => {
      const record = testRecord([passed, passed, passed], { after: failedAssertion, atTheEnd: refusal })
      const { failure } = verdictOf(long, record, testCatalogue)
      expect(failure).toMatchObject({ ...noticed, noticedIn: 'the end of the scenario' })
    })

    test('in the step itself is nothing special', () => {
      const record = testRecord([passed, failedAssertion, skipped], { mismatches: [undefined, refusal] })
      const { failure } = verdictOf(long, record, testCatalogue)
      expect(failure).toMatchObject(noticed)
      expect(failure).not.toHaveProperty('noticedIn')
    })
  })

  test('a hook before and a hook after the steps', () => {
    const failureOf = (...args: Parameters<typeof testRecord>) =>
      verdictOf(walkthrough, testRecord(...args), testCatalogue).failure
    expect(failureOf([skipped, skipped], { before: failedAssertion })).toMatchObject({
      expected: 'the scene to open',
    })
    expect(failureOf([passed, passed], { after: failedAssertion })).toMatchObject({
      expected: 'the scenario to end without an open problem',
      row: 'M-02',
    })
  })
})
