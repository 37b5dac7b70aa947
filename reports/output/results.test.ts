import { expect, test } from 'vitest'
import {
  failedAssertion,
  passed,
  skipped,
  testCatalogue,
  testRecord,
  testScenario,
} from '../../testing/reports.ts'
import { verdictOf } from '../verdicts/verdict.ts'
import { junitOf } from './junit.ts'
import { resultsOf, resultsSchema } from './results.ts'

const facts = { suite: { name: 'suite', version: '1', spec: 'spec' }, target: { name: 'embedded' }, seed: 1 }
const rule = (row: string, id: string) => ({ ...testScenario([row], [[]], true), id })
const good = verdictOf(rule('M-01', 'f#good'), testRecord([passed]), testCatalogue)
const wrong = verdictOf(rule('M-01', 'f#wrong'), testRecord([failedAssertion]), testCatalogue)
const phone = verdictOf(
  rule('M-02', 'f#phone'),
  testRecord([skipped], { logs: ['Not applicable: none'] }),
  testCatalogue,
)

test('a row has the worst of what its scenarios saw, and those of simulators are marked', () => {
  const results = resultsOf(facts, [good, wrong, phone], testCatalogue)
  expect(resultsSchema.parse(results)).toEqual(results)
  expect(results.requirements).toEqual([
    { id: 'M-01', kind: 'MUST', subject: 'server', outcome: 'failed', scenarios: ['f#good', 'f#wrong'] },
    {
      id: 'M-02',
      kind: 'MUST',
      subject: 'phone',
      outcome: 'notApplicable',
      scenarios: ['f#phone'],
      selfCheck: true,
    },
  ])
  expect(results.totals).toEqual({
    passed: 1,
    failed: 1,
    warned: 0,
    notApplicable: 1,
    notTried: 0,
    notTestable: 0,
    harnessError: 0,
  })
})

test('a failed scenario names the step whose failure it is, and the one that noticed it', () => {
  const steps = testRecord([passed, failedAssertion], {
    mismatches: [undefined, { expected: 'no refusal', observed: 'a refusal', step: 0 }],
  })
  const refused = verdictOf(testScenario(['M-01'], [[], []], true), steps, testCatalogue)
  const results = resultsOf(facts, [refused, wrong], testCatalogue)
  expect(resultsSchema.parse(results)).toEqual(results)
  expect(results.scenarios).toMatchObject([
    { failedStep: 'Then step 0', noticedIn: 'Then step 1' },
    { failedStep: 'Then step 0' },
  ])
  expect(junitOf(facts, [refused], () => 'again')).toContain('noticed in: Then step 1')
})

test('a scenario keeps its reason', () => {
  expect(resultsOf(facts, [phone], testCatalogue).scenarios).toEqual([
    {
      id: 'f#phone',
      name: 'S',
      feature: 'f',
      requirements: ['M-02'],
      outcome: 'notApplicable',
      reason: 'none',
      durationMs: 1.5,
    },
  ])
})

test('a run that was cut off says so', () => {
  const stopped = { ...facts, interrupted: { by: 'SIGINT', planned: 5 } }
  const part = resultsOf(stopped, [good], testCatalogue)
  expect(resultsSchema.parse(part).interrupted).toEqual({ by: 'SIGINT', planned: 5 })
  expect(resultsOf(facts, [good], testCatalogue)).not.toHaveProperty('interrupted')
})

test('results say the version of their shape; those from before there was one have the shape of version 1', () => {
  const { schemaVersion, ...before } = resultsOf(facts, [good], testCatalogue)
  expect(schemaVersion).toBe(1)
  expect(resultsSchema.parse(before).schemaVersion).toBe(1)
  expect(resultsSchema.safeParse({ ...before, schemaVersion: 2 }).success).toBe(false)
})

const untried = testRecord([skipped], { logs: ['Not tried: it locks a person'] })

test('a row holds where a rule was tried as a whole, and has no verdict where its twin was not', () => {
  const inGroup = (id: string, group: string, record: typeof untried) =>
    verdictOf({ ...rule('M-01', id), group }, record, testCatalogue)
  const row = (...verdicts: ReturnType<typeof inGroup>[]) =>
    resultsOf(facts, verdicts, testCatalogue).requirements[0]
  const whole = [
    inGroup('f#refused', 'a', testRecord([passed])),
    inGroup('f#twin', 'a', testRecord([passed])),
  ]
  const half = [inGroup('f#other', 'b', testRecord([passed])), inGroup('f#its-twin', 'b', untried)]
  expect(row(...whole, ...half)).toMatchObject({ outcome: 'passed', judged: 3 })
  expect(row(...half)).toMatchObject({ outcome: 'notTried', judged: 1 })
  const broken = inGroup('f#broken', 'b', testRecord([failedAssertion]))
  expect(row(broken, ...half)).toMatchObject({ outcome: 'failed', judged: 2 })
  const inapplicable = testRecord([skipped], { logs: ['Not applicable: no lifetime is declared'] })
  const alone = [inGroup('f#twinless', 'c', testRecord([passed])), inGroup('f#its', 'c', inapplicable)]
  expect(row(...alone, inGroup('f#elsewhere', 'd', untried))).toMatchObject({ outcome: 'notTried' })
})
