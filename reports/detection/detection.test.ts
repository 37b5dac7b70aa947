import { expect, test } from 'vitest'
import { testCatalogue, testScenario } from '../../testing/reports.ts'
import { detectionOf, isAsExpected, isFault, resultsWithout } from './detection.ts'
import { detectionSchema, type FaultResult, type VariantResult } from './detection-schema.ts'
import { provenRows, rowsToProve } from './proof.ts'

const fault = (
  id: string,
  verdict: FaultResult['verdict'],
  subject: FaultResult['subject'],
  ...rows: string[]
): FaultResult => ({
  id,
  title: id,
  subject,
  violates: ['M-01'],
  verdict,
  kills: rows.map((row) => ({ row, scenario: 'f#s', step: 'Then it holds' })),
  missedRows: [],
  redElsewhere: [],
  harnessErrors: [],
  durationMs: 1,
})
const harmless = (id: string, verdict: VariantResult['verdict']): VariantResult => ({
  id,
  title: id,
  subject: 'server',
  verdict,
  red: [],
  harnessErrors: [],
  durationMs: 1,
})

const facts = {
  catalogue: testCatalogue,
  scenarios: [testScenario(['M-01', 'S-01'], [[]]), testScenario(['M-02'], [[]])],
  known: ['a', 'b', 'c', 'd', 'e'],
  redAnyway: ['f#s'],
}

test('the record lists in the order of the faults, counts, and says what is missing', () => {
  const results = [
    harmless('d', 'false-alarm'),
    fault('b', 'survived', 'server'),
    fault('a', 'killed', 'server', 'M-01', 'M-02'),
    fault('gone', 'imprecise', 'server'),
  ]
  const record = detectionOf(results, facts)
  expect(detectionSchema.parse(record)).toEqual(record)
  expect(record.faults.map(({ id }) => id)).toEqual(['a', 'b', 'gone'])
  expect(record).toMatchObject({ unprovenRows: ['M-02'], redAnyway: ['f#s'] })
  expect(record.totals).toEqual({
    faults: 3,
    killed: 1,
    imprecise: 1,
    survived: 1,
    harmless: 1,
    green: 0,
    falseAlarm: 1,
    unprovenRows: 1,
    notJudged: 2,
  })
})

test('another run of one fault keeps the results of the others', () => {
  const record = detectionOf([fault('a', 'killed', 'server'), harmless('d', 'green')], facts)
  expect(resultsWithout(record, ['a']).map(({ id }) => id)).toEqual(['d'])
})

test('a row is proven by a fault of its own subject only', () => {
  const rows = ['M-01', 'M-02', 'I-01', 'X-99']
  expect([...provenRows([fault('a', 'killed', 'server', ...rows)], testCatalogue)]).toEqual(['M-01'])
  expect([...provenRows([fault('a', 'killed', 'phone', ...rows)], testCatalogue)]).toEqual(['M-02', 'I-01'])
})

test('MUST rows with scenarios have to be proven', () => {
  expect(rowsToProve(testCatalogue, facts.scenarios)).toEqual(['M-01', 'M-02'])
})

test('fine is killed or green', () => {
  const all = [
    fault('a', 'killed', 'server'),
    fault('b', 'imprecise', 'server'),
    fault('c', 'survived', 'server'),
    harmless('d', 'green'),
    harmless('e', 'false-alarm'),
  ]
  expect(all.map(isAsExpected)).toEqual([true, false, false, true, false])
  expect(all.map(isFault)).toEqual([true, true, true, false, false])
})
