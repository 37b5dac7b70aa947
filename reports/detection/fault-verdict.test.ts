import { TestStepResultStatus } from '@cucumber/messages'
import { describe, expect, test } from 'vitest'
import {
  failedAssertion,
  failedWith,
  passed,
  skipped,
  statusOnly,
  testRecord,
  testScenario,
} from '../../testing/reports.ts'
import {
  faultFinding,
  isGreen,
  killsIn,
  rowsNotKilled,
  type ScenarioRun,
  variantFinding,
} from './fault-verdict.ts'

/** An example of a rule: Given, When, Then. */
const example = (row: string, id = `f#${row}`) => {
  const scenario = testScenario([row], [[], [], []], true)
  return { ...scenario, id, steps: scenario.steps.map((step, n) => ({ ...step, isThen: n === 2 })) }
}
const walkthrough = (() => {
  const scenario = testScenario(['M-01', 'M-02'], [[], ['M-01'], ['M-02']])
  return { ...scenario, id: 'f#w', steps: scenario.steps.map((step, n) => ({ ...step, isThen: n === 2 })) }
})()

const redThen: ScenarioRun['record'] = testRecord([passed, passed, failedAssertion])
const green = (row: string): ScenarioRun => ({
  scenario: example(row),
  record: testRecord([passed, passed, passed]),
})
const red = (row: string): ScenarioRun => ({ scenario: example(row), record: redThen })

describe('a kill', () => {
  const rowsOf = (run: ScenarioRun, ...violates: string[]) => killsIn(run, violates).map(({ row }) => row)

  test('is an assertion that fails in a Then', () => {
    expect(killsIn(red('M-01'), ['M-01', 'M-02'])).toEqual([
      { row: 'M-01', scenario: 'f#M-01', step: 'Then step 2' },
    ])
  })

  test('or in a step that a comment binds to the row', () => {
    const record = testRecord([passed, failedAssertion, skipped])
    expect(rowsOf({ scenario: walkthrough, record }, 'M-01', 'M-02')).toEqual(['M-01'])
  })

  test('or in such a step that noticed what an earlier one got', () => {
    const given = { expected: 'no refusal', observed: 'a refusal', step: 0 }
    const record = testRecord([passed, passed, failedAssertion], {
      mismatches: [undefined, undefined, given],
    })
    expect(rowsOf({ scenario: example('M-01'), record }, 'M-01')).toEqual(['M-01'])
    const later = testRecord([passed, passed, passed], {
      after: failedAssertion,
      atTheEnd: { ...given, step: 1 },
    })
    expect(rowsOf({ scenario: walkthrough, record: later }, 'M-01', 'M-02')).toEqual(['M-01'])
  })

  test.each([
    ['an assertion in a Given', testRecord([failedAssertion, skipped, skipped])],
    ['an assertion in a When of a rule', testRecord([passed, failedAssertion, skipped])],
    ['what an After hook finds', testRecord([passed, passed, passed], { after: failedAssertion })],
    ['what a Before hook finds', testRecord([skipped, skipped, skipped], { before: failedAssertion })],
    [
      'a timeout',
      testRecord([
        passed,
        passed,
        failedWith('Error', 'function timed out, ensure the promise resolves within 20000 milliseconds'),
      ]),
    ],
    ['not testable', testRecord([passed, passed, failedWith('NotTestable', 'Not testable: nothing came')])],
    ['a broken harness', testRecord([passed, passed, failedWith('TypeError', 'x is undefined')])],
    ['an undefined step', testRecord([passed, passed, statusOnly(TestStepResultStatus.UNDEFINED)])],
    ['a pass', testRecord([passed, passed, passed])],
  ])('is not %s', (_, record) => {
    expect(rowsOf({ scenario: example('M-01'), record }, 'M-01')).toEqual([])
  })

  test('names the context that it was found in', () => {
    const context = { platform: 'WebTrader' } as const
    const run = { ...red('M-01'), record: { ...redThen, context } }
    expect(killsIn(run, ['M-01'])).toEqual([
      { row: 'M-01', scenario: 'f#M-01', step: 'Then step 2', context },
    ])
    expect(killsIn(red('M-01'), ['M-01'])[0]).not.toHaveProperty('context')
  })

  test('needs a scenario of the row', () => {
    expect(rowsOf(red('M-01'), 'M-02')).toEqual([])
  })

  test('counts for its rows, and the others are not killed yet', () => {
    expect(rowsNotKilled(['M-01', 'M-02'], [red('M-01'), green('M-02')])).toEqual(['M-02'])
  })
})

describe('a fault', () => {
  test('is killed where every row is, and the first kill of each is named', () => {
    const again = { ...red('M-01'), scenario: example('M-01', 'f#later') }
    expect(faultFinding(['M-02', 'M-01'], [red('M-01'), again, red('M-02')])).toEqual({
      verdict: 'killed',
      kills: [
        { row: 'M-02', scenario: 'f#M-02', step: 'Then step 2' },
        { row: 'M-01', scenario: 'f#M-01', step: 'Then step 2' },
      ],
      missedRows: [],
      redElsewhere: [],
      harnessErrors: [],
    })
  })

  test('is imprecise where only some of its rows are killed', () => {
    const { verdict, missedRows } = faultFinding(['M-01', 'M-02'], [red('M-01'), green('M-02')])
    expect({ verdict, missedRows }).toEqual({ verdict: 'imprecise', missedRows: ['M-02'] })
  })

  test('is imprecise where it is red only elsewhere, and that place is named', () => {
    const { verdict, redElsewhere } = faultFinding(['M-02'], [green('M-02'), red('M-01')])
    expect(verdict).toBe('imprecise')
    expect(redElsewhere).toEqual([
      { scenario: 'f#M-01', expected: 'Then step 2', observed: expect.stringContaining('1 !== 2') },
    ])
  })

  test('is told once of each scenario elsewhere, with the first context that it was red in', () => {
    const context = { platform: 'WebTrader' } as const
    const again = { ...red('M-01'), record: { ...redThen, context } }
    const other = { ...red('M-01'), scenario: example('M-01', 'f#other') }
    const { redElsewhere } = faultFinding(['M-02'], [again, red('M-01'), other])
    expect(redElsewhere.map(({ scenario }) => scenario)).toEqual(['f#M-01', 'f#other'])
    expect(redElsewhere[0]?.context).toEqual(context)
    expect(redElsewhere[1]).not.toHaveProperty('context')
  })

  test('is imprecise where its own scenario fails, but not in a Then', () => {
    const run = { scenario: example('M-01'), record: testRecord([passed, failedAssertion, skipped]) }
    expect(faultFinding(['M-01'], [run])).toMatchObject({ verdict: 'imprecise', missedRows: ['M-01'] })
  })

  test('survives where all is green', () => {
    const { verdict, missedRows } = faultFinding(['M-01'], [green('M-01'), green('M-02')])
    expect({ verdict, missedRows }).toEqual({ verdict: 'survived', missedRows: ['M-01'] })
  })

  test('survives where it only breaks the harness, and what broke is named', () => {
    const record = testRecord([passed, failedWith('TypeError', 'x is undefined'), skipped])
    const around = { expected: 'the run begins and ends', observed: 'boom' }
    const finding = faultFinding(['M-01'], [{ scenario: example('M-01'), record }], [around])
    expect(finding).toMatchObject({ verdict: 'survived', redElsewhere: [] })
    expect(finding.harnessErrors).toEqual([
      around,
      { scenario: 'f#M-01', expected: 'Then step 1', observed: 'TypeError: x is undefined' },
    ])
  })

  test('survives where it only makes scenarios wait in vain, and what they waited for is named', () => {
    const record = testRecord([passed, failedWith('NotTestable', 'Not testable: nothing came'), skipped])
    expect(faultFinding(['M-01'], [{ scenario: example('M-01'), record }])).toMatchObject({
      verdict: 'survived',
      redElsewhere: [],
      harnessErrors: [{ scenario: 'f#M-01', expected: 'Then step 1', observed: 'nothing came' }],
    })
  })
})

describe('a harmless variant', () => {
  test('is green where all is', () => {
    expect(variantFinding([green('M-01'), green('S-01')])).toMatchObject({ verdict: 'green', red: [] })
  })

  test.each([
    ['a MUST row is red', red('M-01')],
    ['a SHOULD row is', red('S-01')],
    [
      'a hook is',
      { scenario: example('M-01'), record: testRecord([passed, passed, passed], { after: failedAssertion }) },
    ],
    [
      'a scenario waits in vain',
      {
        scenario: example('M-01'),
        record: testRecord([failedWith('NotTestable', 'Not testable: nothing came')]),
      },
    ],
    ['the harness breaks', { scenario: example('M-01'), record: testRecord([failedWith('TypeError', 'x')]) }],
  ])('is a false alarm where %s', (_, run) => {
    const { verdict, red: reds, harnessErrors } = variantFinding([green('M-02'), run])
    expect(verdict).toBe('false-alarm')
    expect([...reds, ...harnessErrors].map(({ scenario }) => scenario)).toEqual([run.scenario.id])
  })
})

test('a scenario is green without the fault where it passes or does not apply', () => {
  const record = testRecord([skipped], { logs: ['Not applicable: no phone'] })
  expect([green('M-01'), { scenario: example('M-01'), record }, red('M-01')].map(isGreen)).toEqual([
    true,
    true,
    false,
  ])
})
