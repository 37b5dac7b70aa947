import { TestStepResultStatus } from '@cucumber/messages'
import { describe, expect, test } from 'vitest'
import type { ScenarioOutcome } from '../verdicts/outcomes.ts'
import type { RecordedRun, RecordedScenario, RecordedStep } from './recorded-run.ts'
import { differenceOf, isEqual } from './run-difference.ts'

const { PASSED, FAILED, SKIPPED } = TestStepResultStatus

const step = (sentence: string, status = PASSED, message?: string): RecordedStep => ({
  sentence,
  status,
  ...(message !== undefined && { message }),
})
const scenario = (
  id: string,
  outcome: ScenarioOutcome,
  more: Partial<Omit<RecordedScenario, 'id' | 'outcome'>> = {},
): RecordedScenario => ({ id, outcome, ...more })

const runOf = (...scenarios: readonly RecordedScenario[]): RecordedRun => ({
  path: 'out',
  target: 'embedded',
  suite: 'suite 1',
  scenarios: new Map(scenarios.map((one) => [one.id, one])),
  rows: new Map(scenarios.map(({ id, outcome }) => [id.toUpperCase(), { outcome, scenarios: [id] }])),
})

const right = scenario('a', 'passed', { steps: [step('Given a'), step('When b'), step('Then c')] })
const broken = (message: string) =>
  scenario('a', 'failed', {
    reason: message,
    steps: [step('Given a'), step('When b'), step('Then c', FAILED, message)],
  })

describe('two runs', () => {
  test('that ended alike are equal', () => {
    expect(isEqual(differenceOf(runOf(right), runOf(right)))).toBe(true)
  })

  test('differ by row and scenario, which parts at its first step that ended otherwise', () => {
    const found = differenceOf(runOf(right), runOf(broken('no')))
    expect(isEqual(found)).toBe(false)
    expect(found.rows).toEqual([{ id: 'A', a: 'passed', b: 'failed' }])
    expect(found.scenarios).toMatchObject([{ partsAt: { number: 3, sentence: 'Then c' } }])
  })

  test('do not differ by what differs each time', () => {
    const [one, other] = [
      broken('the code 123456 at 127.0.0.1:4001'),
      broken('the code 654321 at 127.0.0.1:5002'),
    ]
    expect(isEqual(differenceOf(runOf(one), runOf(other)))).toBe(true)
    const another = broken('the token 123456 at 127.0.0.1:4001')
    expect(differenceOf(runOf(one), runOf(another)).scenarios).toMatchObject([{ partsAt: { number: 3 } }])
  })

  test('differ where one outcome comes from another step', () => {
    const earlier = scenario('a', 'failed', {
      reason: 'no',
      steps: [step('Given a'), step('When b', FAILED, 'no'), step('Then c', SKIPPED)],
    })
    expect(differenceOf(runOf(broken('no')), runOf(earlier)).scenarios).toMatchObject([
      { partsAt: { number: 2, sentence: 'When b' } },
    ])
  })

  test('of two versions do not differ by a sentence alone', () => {
    const reworded = scenario('a', 'passed', { steps: [step('Given a'), step('When e'), step('Then c')] })
    expect(isEqual(differenceOf(runOf(right), runOf(reworded)))).toBe(true)
  })

  test('without messages part where results.json says that one failed, if it does', () => {
    const [passed, failed] = [scenario('a', 'passed'), scenario('a', 'failed', { failedStep: 'Then c' })]
    expect(differenceOf(runOf(passed), runOf(failed)).scenarios[0]?.partsAt).toEqual({ sentence: 'Then c' })
    expect(differenceOf(runOf(passed), runOf(scenario('a', 'failed'))).scenarios).toEqual([
      { a: passed, b: scenario('a', 'failed') },
    ])
  })

  test('name what only one of them has', () => {
    const { onlyIn, compared } = differenceOf(runOf(right, scenario('b', 'passed')), runOf(right))
    expect(onlyIn).toEqual({ a: { rows: ['B'], scenarios: ['b'] }, b: { rows: [], scenarios: [] } })
    expect(compared).toEqual({ rows: 1, scenarios: 1 })
  })

  test.each([
    ['first', runOf(scenario('old', 'passed')), runOf(scenario('new', 'failed'))],
    ['second', runOf(scenario('new', 'passed')), runOf(scenario('old', 'failed'))],
  ])('pair a scenario that the %s knows by a former id', (_, one, other) => {
    const present = (id: string) => (id === 'old' ? 'new' : undefined)
    const found = differenceOf(one, other, present)
    expect(found.scenarios).toHaveLength(1)
    expect([found.onlyIn.a.scenarios, found.onlyIn.b.scenarios]).toEqual([[], []])
  })
})
