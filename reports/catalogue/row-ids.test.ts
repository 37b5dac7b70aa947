import { expect, test } from 'vitest'
import { type RowIds, rowIdProblems, rowIdsText, withNewRows } from './row-ids.ts'

type Rows = Map<string, { kind: 'MUST' | 'SHOULD' }>
const catalogue = (...ids: string[]): Rows => new Map(ids.map((id) => [id, { kind: 'MUST' }]))
const first = withNewRows(catalogue('A-01', 'A-02'), { rows: [], frozen: {} }, '0.1.0')
const second = withNewRows(catalogue('A-01', 'A-02', 'B-01'), first, '0.2.0')
const ended: RowIds = {
  ...second,
  rows: second.rows.map((row) => (row.id === 'A-02' ? { ...row, until: '0.2.0' } : row)),
}

test('the requirements of a version are those that came with it or before, and are frozen with the next', () => {
  expect(first.frozen).toEqual({})
  expect(second.rows.map(({ id, since }) => [id, since])).toEqual([
    ['A-01', '0.1.0'],
    ['A-02', '0.1.0'],
    ['B-01', '0.2.0'],
  ])
  expect(rowIdProblems(catalogue('A-01', 'A-02', 'B-01'), second, '0.2.0')).toEqual([])
})

test('a requirement that ended stays in the set of the versions that had it', () => {
  expect(rowIdProblems(catalogue('A-01', 'B-01'), ended, '0.2.0')).toEqual([])
  expect(rowIdsText(ended)).toContain('{ id: A-02, since: 0.1.0, kind: MUST, until: 0.2.0 }')
})

test.each<readonly [string, Rows, RowIds, RegExp]>([
  ['was removed', catalogue('A-01', 'B-01'), second, /the catalogue has no A-02 any more: give it "until"/],
  [
    'is given again',
    catalogue('A-01', 'A-02', 'B-01'),
    ended,
    /A-02 ended with 0\.2\.0: an id is never given again/,
  ],
  [
    'is not listed',
    catalogue('A-01', 'A-02', 'B-01', 'B-02'),
    second,
    /does not list B-02: npm run features/,
  ],
  [
    'demands more than before',
    new Map([...catalogue('A-01', 'A-02'), ['B-01', { kind: 'SHOULD' }]]),
    second,
    /B-01 is MUST, and the catalogue says SHOULD/,
  ],
  [
    'is listed twice',
    catalogue('A-01', 'A-02', 'B-01'),
    { ...second, rows: [...second.rows, ...second.rows.slice(2)] },
    /B-01 is listed twice/,
  ],
  [
    'was removed from catalogue and list',
    catalogue('A-01', 'B-01'),
    { ...second, rows: second.rows.filter(({ id }) => id !== 'A-02') },
    /the requirements of 0\.1\.0 have changed, and they are frozen/,
  ],
  [
    'was put into an earlier version',
    catalogue('A-01', 'A-02', 'B-01'),
    { ...second, rows: second.rows.map((row) => ({ ...row, since: '0.1.0' })) },
    /the requirements of 0\.1\.0 have changed/,
  ],
])('a requirement that %s is named', (_, rows, list, sentence) => {
  expect(rowIdProblems(rows, list, '0.2.0').join('\n')).toMatch(sentence)
})
