import { expect, test } from 'vitest'
import { testCatalogue, testScenario } from '../../testing/reports.ts'
import type { Requirement } from './catalogue-schema.ts'
import { traceOf } from './trace.ts'

const excluded = {
  id: 'I-09',
  kind: 'INFO',
  subject: 'app',
  statement: 'context',
  article: 'A4',
  basis: 'article',
  excluded: 'An introduction.',
} as const
const rows = new Map<string, Requirement>([...testCatalogue.rows, ['I-09', excluded]])

test('every row has one status, and MUST rows count as tested only where a fault proves it', () => {
  const carried = testScenario(['M-01', 'M-02', 'S-01'], [[]])
  const trace = traceOf({ ...testCatalogue, rows }, [carried], new Set(['M-01', 'M-03']))
  expect(Object.fromEntries(trace.rows.map(({ id, status }) => [id, status]))).toEqual({
    'M-01': 'tested',
    'M-02': 'unproven',
    'M-03': 'untested',
    'S-01': 'tested',
    'I-01': 'untested',
    'I-09': 'excluded',
  })
  expect(trace.totals).toEqual({ tested: 2, unproven: 1, untested: 2, excluded: 1 })
  expect(trace.rows.at(-1)).toMatchObject({ reason: 'An introduction.', scenarios: [] })
})

test('a tag without a row is listed', () => {
  expect(traceOf(testCatalogue, [testScenario(['M-01', 'M-99'], [[]])], new Set()).tagsWithoutRow).toEqual([
    '@M-99',
  ])
})
