import { afterAll, describe, expect, test } from 'vitest'
import { RunFolders } from '../../testing/recorded-runs.ts'
import { matrixPage } from './matrix-page.ts'
import { openRecordedRun } from './recorded-run.ts'
import { matrixOf } from './run-matrix.ts'

const folders = new RunFolders()
afterAll(() => folders.remove())

const open = (path: string) => {
  const run = openRecordedRun(path)
  if (!run.ok) throw new Error(run.problems.join('\n'))
  return run.value
}
const right = folders.results('right', [
  { id: 'f#one', outcome: 'passed', rows: ['M-01'] },
  { id: 'f#two', outcome: 'passed', rows: ['M-01', 'M-02'] },
])
const wrong = folders.results(
  'wrong',
  [
    { id: 'f#one', outcome: 'passed', rows: ['M-01'] },
    { id: 'f#two', outcome: 'failed', rows: ['M-01'], reason: 'a | b\nmore', failedStep: 'Then <it> rains' },
  ],
  { target: 'a *product*', rows: { 'M-01': 'failed' }, interrupted: { by: 'SIGINT', planned: 7 } },
)
const matrix = matrixOf(
  [right, wrong].map(open),
  new Map([
    ['M-01', 'It rains'],
    ['M-03', 'Nobody has it'],
  ]),
)

describe('a matrix of runs', () => {
  test('has each row once, and behind a verdict that is not passed its step', () => {
    expect(matrix.rows).toEqual([
      {
        id: 'M-01',
        statement: 'It rains',
        cells: [
          { outcome: 'passed' },
          { outcome: 'failed', scenario: 'f#two', step: 'Then <it> rains', reason: 'a | b\nmore' },
        ],
      },
      { id: 'M-02', cells: [{ outcome: 'passed' }, null] },
    ])
  })

  test('counts what each run holds, and says what was cut off', () => {
    expect(matrix.products).toMatchObject([
      { target: 'embedded', held: 2, of: 2 },
      { target: 'a *product*', held: 0, of: 1, interrupted: { by: 'SIGINT', planned: 7 } },
    ])
  })

  test('is a page whose tables stand, whatever a text holds', () => {
    const page = matrixPage(matrix)
    expect(page).toContain('| M-01 | passed | failed | It rains |')
    expect(page).toContain('| M-02 | passed | – |  |')
    expect(page).toContain(String.raw`a \*product\*`)
    expect(page).toContain(String.raw`failed at Then \<it\> rains · a \| b more · (f#two)`)
  })
})
