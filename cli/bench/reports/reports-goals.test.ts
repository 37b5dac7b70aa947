import { expect, test } from 'vitest'
import type { MeasuredReport } from './reports-bench.ts'
import { reportGoalsMissed, reportsLines } from './reports-goals.ts'

const measured = (name: string, changes: Partial<MeasuredReport> = {}): MeasuredReport => ({
  name,
  paintMs: 40,
  usableMs: 50,
  bytes: 1_000,
  files: 1,
  asks: [],
  findings: { '1280 light': 0, '1280 dark': 0, '390 light': 0, '390 dark': 0, '320 light': 0, '320 dark': 0 },
  rules: [],
  overflow: { 1280: 0, 390: 0, 320: 0 },
  searchMs: 20,
  ...changes,
})

const cucumber = measured('@cucumber/html-formatter 24', { paintMs: 800, bytes: 5_000, searchMs: 900 })

const bench = (ours: Partial<MeasuredReport> = {}, many: Partial<MeasuredReport> = {}) => ({
  scenarios: 2,
  rounds: 1,
  emptyPaintMs: 30,
  measured: [measured('sls', ours), measured('sls, 5,000 scenarios', many), cucumber],
  absent: ['allure: npm ci --prefix checks/rivals'],
})

test('a report that is as small and as fast as it has to be misses nothing', () => {
  expect(reportGoalsMissed(bench())).toEqual([])
})

test.each([
  [bench({ bytes: 1_001 }), "the report has more than a fifth of the bytes of Cucumber's"],
  [bench({ paintMs: 41 }), "the report is painted later than a twentieth of the time of Cucumber's"],
  [bench({ usableMs: 61 }), 'sls: it can be used later than 1.5 times the first paint'],
  [bench({}, { searchMs: 101 }), 'sls, 5,000 scenarios: a key is answered after more than 100 ms'],
  [
    bench({ findings: { ...measured('').findings, '320 dark': 1 }, rules: ['label'] }),
    'sls: axe finds label',
  ],
  [bench({ overflow: { 1280: 0, 390: 0, 320: 7 } }), 'sls: at 320 px it is 7 px too wide'],
])('a goal that is missed is told', (figures, sentence) => {
  expect(reportGoalsMissed(figures)).toEqual([sentence])
})

test('the table names who was left out, and what an empty page takes', () => {
  const lines = reportsLines(bench(), { paint: (_: unknown, text: string) => text })
  expect(lines).toContain('left out: allure: npm ci --prefix checks/rivals')
  expect(lines).toContain('painted after 30 ms')
  expect(lines).toMatch(/@cucumber\/html-formatter 24 .* 800 ms .* 0\/0\/0/)
})
