import { describe, expect, test } from 'vitest'
import type { ProfileDefinition } from '../../../reports/catalogue/profiles.ts'
import { resultsOf } from '../../../reports/output/results.ts'
import { sha256 } from '../../../reports/suite/sha256.ts'
import { totalsOf } from '../../../reports/verdicts/outcomes.ts'
import { verdictOf } from '../../../reports/verdicts/verdict.ts'
import {
  failedWith,
  passed,
  skipped,
  testCatalogue,
  testRecord,
  testScenario,
} from '../../../testing/reports.ts'
import { articleTable } from '../../shared/article-table.ts'
import { countedOutcomes } from '../../shared/outcome-styles.ts'
import { projectAt } from '../../shared/project.ts'
import type { Terminal } from '../../shared/terminal.ts'
import { runExitCode } from '../exit-code.ts'
import { progressOn } from './progress.ts'
import { terminalReport } from './terminal-report.ts'

const plain: Terminal = {
  live: false,
  columns: 100,
  out: () => undefined,
  err: () => undefined,
  paint: (_, text) => text,
}
const facts = { suite: { name: 'suite', version: '1', spec: 'spec' }, target: { name: 'embedded' }, seed: 1 }

const verdict = (row: string, ...thrown: readonly [string, string] | readonly []) =>
  verdictOf(
    testScenario([row], [[]], true),
    testRecord([thrown.length === 2 ? failedWith(...thrown) : passed]),
    testCatalogue,
  )
const good = verdict('M-01')
const wrong = verdict('M-01', 'AssertionError', 'no')
const warned = verdict('S-01', 'AssertionError', 'no')
const untestable = verdict('M-01', 'NotTestable', 'Not testable: x')
const ours = verdict('M-01', 'TypeError', 'x')

const ended = (
  verdicts: readonly (typeof good)[],
  more: { planned?: number; stoppedBy?: NodeJS.Signals; broken?: boolean; isWhole?: boolean } = {},
  declared?: readonly ProfileDefinition[],
) => ({
  verdicts,
  planned: more.planned ?? verdicts.length,
  isWhole: more.isWhole ?? true,
  stoppedBy: more.stoppedBy,
  broken: more.broken ?? false,
  elapsedMs: 1,
  results: resultsOf({ ...facts, declared }, verdicts, testCatalogue),
})

const none = sha256('')
const plan = {
  project: projectAt(),
  catalogue: testCatalogue,
  selection: {},
  target: 'browser',
  seed: 1,
  shuffled: false,
  contexts: { limits: { exclusions: [], unavailable: [], given: {} } },
  record: {
    options: [],
    capabilities: [],
    digests: { features: none, steps: none, catalogue: none, configuration: none },
  },
  renamed: new Map(),
  repeatCommand: (id: string) => id,
  repeatFailedCommand: '--last-failed',
}

const profile = (id: string, ...rows: string[]): ProfileDefinition => ({
  id,
  title: id,
  capabilities: [],
  rows,
})
const must = profile('must', 'M')
const should = profile('should', 'S')

test('a profile that was never judged is named', () => {
  expect(terminalReport(ended([good], {}, [must, should]), plan, 'out', plain)).toContain(
    'Not conforming: no scenario of a declared profile was judged (should): ',
  )
})

describe('the exit code', () => {
  test.each([
    ['all passed', ended([good]), 0],
    ['a warning', ended([good, warned]), 0],
    ['a failure', ended([good, wrong]), 1],
    ['not testable counts as failed', ended([good, untestable]), 1],
    ['a harness error outranks a failure', ended([wrong, ours]), 3],
    ['stopped', ended([good], { stoppedBy: 'SIGINT' }), 3],
    ['fewer than planned', ended([good], { planned: 2 }), 3],
    ['something broke outside every scenario', ended([good], { broken: true }), 3],
    ['every declared profile was judged', ended([good], {}, [must]), 0],
    ['a declared profile was never judged', ended([good], {}, [must, should]), 1],
    [
      'a part of the suite need not judge every profile',
      ended([good], { isWhole: false }, [must, should]),
      0,
    ],
  ])('%s', (_, run, code) => {
    expect(runExitCode(run)).toBe(code)
  })
})

test('the table aligns and shows only outcomes that occurred', () => {
  const { results } = ended([good, wrong, warned])
  const lines = articleTable([good, wrong, warned], results, testCatalogue, plain).trimEnd().split('\n')
  expect(lines.map((line) => line.length)).toEqual(lines.map(() => lines[0]?.length))
  expect(lines[0]).toMatch(/Article +passed {2}failed {2}warned {2}rows held$/)
  expect(lines[1]).toMatch(/A4 {4}FAQ +1 +1 +1 +0\/2$/)
})

test('one harness error, two harness errors', () => {
  expect(countedOutcomes(totalsOf([good, ours]), plain)).toBe('1 passed  1 harness error')
  expect(countedOutcomes(totalsOf([ours, untestable, untestable, ours]), plain)).toBe(
    '2 not testable  2 harness errors',
  )
})

test('the report says why scenarios do not apply, and how many each reason concerns', () => {
  const program = verdictOf(
    testScenario(['M-01'], [[]], true),
    testRecord([skipped], { logs: ['Not applicable: a program uses no pages'] }),
    testCatalogue,
  )
  const run = ended([good, program, program])
  expect(terminalReport(run, plan, 'out', plain)).toContain('  not applicable (2): a program uses no pages\n')
})

test('failures of one cause are told once, with the ids of the others', () => {
  const text = terminalReport(ended(Array.from({ length: 23 }, () => wrong)), plan, 'out', plain)
  expect(text.match(/observed {3}no/g)).toHaveLength(1)
  expect(text).toMatch(/alike {6}f#s\n {17}f#s\n {17}f#s\n {17}and 19 more\n/)
})

test('a failure shows all its steps, and marks the one that broke', () => {
  const steps = testRecord([passed, failedWith('TypeError', 'x is undefined'), skipped])
  const broke = verdictOf(testScenario(['M-01'], [[], [], []], true), steps, testCatalogue)
  expect(terminalReport(ended([broke]), plan, 'out', plain)).toContain(
    '      steps        Then step 0\n                 ✗ Then step 1\n                   Then step 2\n',
  )
})

test('on 80 columns nothing but commands and ids is wider', () => {
  const long = 'a rather long sentence about what was seen on the screen of the login window of this person'
  const all = [good, verdict('M-01', 'AssertionError', long), warned, untestable, ours]
  const text = terminalReport(ended(all), plan, 'out', { ...plain, columns: 80 })
  const wide = text
    .split('\n')
    .filter((line) => line.length > 80 && !/^ +(again|scenario|what failed)/.test(line))
  expect(wide).toEqual([])
  expect(text).toMatch(
    /observed {3}a rather long sentence about what was seen on the screen of the\n {17}login window/,
  )
})

test('of more than twenty causes the report says where the rest is', () => {
  const words = [...'abcdefghijklmnopqrstuvw']
  const run = ended(words.map((word) => verdict('M-01', 'AssertionError', word)))
  expect(terminalReport(run, plan, 'out', plain)).toContain(
    '  and 3 more: reason and traffic of each are in out/results.json',
  )
})

describe('a failure as soon as it is judged', () => {
  const shown = (live: boolean, failuresAtOnce: boolean) => {
    const texts: string[] = []
    const progress = progressOn({ ...plain, live, out: (text) => void texts.push(text) }, failuresAtOnce)
    progress.planned([good.scenario, wrong.scenario, good.scenario])
    for (const one of [good, wrong]) progress.finished(one)
    return texts.join('')
  }
  const line = '  failed  f#s: expected Then step 0, observed no\n'

  test.each([false, true])('has its line, and a bar is drawn again below it (live: %s)', (live) => {
    const text = shown(live, true)
    expect(text).toContain(line)
    if (live) expect(text).toMatch(/observed no\n\r.*2\/3/)
  })

  test('has none where the run is short', () => {
    expect(shown(false, false)).not.toContain(line)
  })
})

test('a failure that is told at once fits a narrow terminal, and is one line in a log', () => {
  const shownIn = (columns: number) => {
    const texts: string[] = []
    const terminal = { ...plain, columns, out: (text: string) => void texts.push(text) }
    progressOn(terminal, true).finished(
      verdict('M-01', 'AssertionError', 'a long sentence '.repeat(8).trim()),
    )
    const lines = texts.join('').split('\n')
    return lines.filter((line) => line.includes('expected') || line.includes('a long sentence'))
  }
  expect(shownIn(80).length).toBeGreaterThan(1)
  for (const line of shownIn(80)) expect(line.length).toBeLessThanOrEqual(80)
  expect(shownIn(Number.POSITIVE_INFINITY)).toHaveLength(1)
})
