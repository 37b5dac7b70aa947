import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openRecordedRun } from '../../reports/comparison/recorded-run.ts'
import { matrixOf } from '../../reports/comparison/run-matrix.ts'
import { startSls } from '../../testing/command-line.ts'
import { RunFolders } from '../../testing/recorded-runs.ts'
import { matrixLines } from './matrix-lines.ts'

const folders = new RunFolders()
afterAll(() => folders.remove())

const product = (
  name: string,
  outcome: string,
  step = 'Then no notification arrives at all, whatever is waited for',
) =>
  folders.results(
    name,
    [
      {
        id: 'f#one',
        outcome,
        rows: ['PUSH-AND-02'],
        ...(outcome === 'passed' ? {} : { failedStep: step, reason: 'one came' }),
      },
      { id: 'f#two', outcome: 'passed', rows: ['PUSH-AND-01'] },
    ],
    { target: `product ${name}` },
  )
const paths = ['passed', 'failed', 'failed', 'warned', 'passed', 'passed', 'passed'].map((outcome, at) =>
  product(`${at}`, outcome),
)
const matrix = matrixOf(
  paths.flatMap((path) => {
    const run = openRecordedRun(path)
    return run.ok ? [run.value] : []
  }),
)
const terminal = (columns: number) => ({
  live: true,
  columns,
  out: () => undefined,
  err: () => undefined,
  paint: (_: unknown, text: string) => text,
})

describe('the matrix on a terminal', () => {
  test('has words where they fit, and marks with a legend where they do not', () => {
    const wide = matrixLines(matrix, false, 'out', terminal(200))
    expect(wide).toMatch(/PUSH-AND-02 {2}passed {9}failed {9}failed {9}warned {9}passed/)
    const narrow = matrixLines(matrix, false, 'out', terminal(80))
    expect(narrow).toContain('PUSH-AND-02  ✓  ✗  ✗  !  ✓  ✓  ✓\n')
    expect(narrow).toContain('✓ passed  ✗ failed  ! warned')
    expect(narrow.split('\n').filter(({ length }) => length > 80)).toEqual([])
  })

  test('tells equal steps once, and shows the rows that all have passed only where it is asked to', () => {
    const lines = matrixLines(matrix, false, 'out', terminal(200))
    expect(lines).toMatch(
      /2, 3 {2}failed {2}Then no notification arrives at all, whatever is waited for\n +one came\n/,
    )
    expect(lines).not.toContain('PUSH-AND-01')
    expect(lines).toContain('1 of 2 rows are passed in all runs\n')
    expect(matrixLines(matrix, true, 'out', terminal(200))).toContain('PUSH-AND-01')
  })
})

describe('sls matrix', { timeout: 30_000 }, () => {
  const out = folders.file('out', 'before', '')
  const [first = '', second = ''] = paths

  test('writes both files', async () => {
    const { code, err } = await startSls('matrix', first, second, '--out', out).end
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const read = (file: string) => readFileSync(join(out, file), 'utf8')
    expect(JSON.parse(read('matrix.json'))).toMatchObject({
      schemaVersion: 1,
      products: [{ target: 'product 0' }, { target: 'product 1' }],
    })
    expect(read('matrix.md')).toMatch(/\| PUSH-AND-02 \| passed \| failed \| .+ \|/)
  })

  test.each([
    ['no run', [], /^sls matrix: name the folders of the runs, one at least\.\n$/],
    ['a folder without results', [first, '/no/such'], /^\/no\/such\/results\.json is not there: /],
  ])('refuses %s with 2', async (_, args, sentence) => {
    const { code, err } = await startSls('matrix', ...args).end
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(sentence) })
  })
})
