import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as turnOfTheLoop } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startSls, startSlsWith } from '../../testing/command-line.ts'
import { childrenOf, isAlive } from '../../testing/processes.ts'
import { dailyPair } from './daily/daily-times.ts'
import { exploreGoalsMissed, exploreLines, growthOfMemory } from './explore/explore-goals.ts'
import { foreignPairs } from './foreign/foreign-times.ts'
import { dailyGoalsMissed, foreignGoalsMissed, goalsMissed } from './goals.ts'
import { loginTimes } from './logins/login-times.ts'
import { median, timesOf } from './paired-runs.ts'
import { timeByPart } from './profile/profile.ts'
import { dailyLines, foreignLines } from './report.ts'
import { stepPatternsIn } from './runner-baseline/step-patterns.ts'

const lines = (...envelopes: object[]) => envelopes.map((one) => JSON.stringify(one)).join('\n')

describe('the patterns of the baseline', () => {
  test('have as many arguments as the runner passes', () => {
    const messages = lines(
      { parameterType: { name: 'persona', regularExpressions: ['Amara|Bruno'] } },
      { stepDefinition: { id: 'd1', pattern: { source: '{persona} pays \\{now} {int} dollar(s)' } } },
      { stepDefinition: { id: 'd2', pattern: { source: 'these people:' } } },
      { pickle: { steps: [{ id: 's1' }, { id: 's2', argument: { dataTable: {} } }] } },
      {
        testCase: {
          testSteps: [
            { pickleStepId: 's1', stepDefinitionIds: ['d1'] },
            { pickleStepId: 's2', stepDefinitionIds: ['d2'] },
          ],
        },
      },
    )
    expect(stepPatternsIn(messages)).toEqual({
      types: [{ name: 'persona', regexps: ['Amara|Bruno'] }],
      steps: [
        { pattern: '{persona} pays \\{now} {int} dollar(s)', arity: 2 },
        { pattern: 'these people:', arity: 1 },
      ],
    })
  })
})

describe('a CPU profile', () => {
  const frame = (id: number, url: string, children: number[] = [], functionName = 'f') => ({
    id,
    callFrame: { functionName, url },
    children,
  })
  const profile = (samples: number[]) =>
    JSON.stringify({
      nodes: [
        frame(1, '', [2, 5, 7, 8], '(root)'),
        frame(2, 'file:///p/steps/hooks.ts', [3]),
        frame(3, 'file:///p/reference-server/server.ts', [4]),
        frame(4, 'file:///p/node_modules/zod/index.js'),
        frame(5, 'node:internal/modules/esm/loader', [6]),
        frame(6, 'file:///p/cli/main.ts'),
        frame(7, '', [], '(garbage collector)'),
        frame(8, '', [], 'toString'),
      ],
      samples,
      timeDeltas: samples.map(() => 100),
    })

  test('counts a package for its nearest caller of ours, and loading by itself', () => {
    expect(timeByPart(profile([4, 4, 6, 7]), 'file:///p/')).toEqual([
      { part: 'server under test', share: 0.5 },
      { part: 'start-up: loading modules', share: 0.25 },
      { part: 'garbage collection', share: 0.25 },
    ])
  })

  test('has a part for every function, whatever it is called', () => {
    expect(timeByPart(profile([8]), 'file:///p/')).toEqual([{ part: 'Node itself', share: 1 }])
  })
})

test('the median is not moved by one slow round', () => {
  expect(median([3, 900, 1])).toBe(3)
  expect(median([4, 1, 2, 900])).toBe(3)
})

test('a goal that is missed is named', () => {
  const figures = (ratio: number, openMs: number, growthRatio: number, dueMs: number) => ({
    ratio,
    worlds: { count: 1, openMs, closeMs: 0 },
    logins: { growthRatio, dueMs },
  })
  expect(goalsMissed(figures(3, 1.9, 2, 0.9))).toEqual([])
  expect(goalsMissed(figures(3.01, 2, 2.01, 1))).toHaveLength(4)
})

const terminal = {
  live: false,
  columns: 80,
  out() {},
  err() {},
  paint: (_: unknown, text: string) => text,
}

describe('a system that a configuration names', () => {
  const times = (foreignMs: number, oursMs: number, firstLineMs: number, wholeMs: number) => {
    const pairs = foreignPairs([
      { foreignMs, oursMs },
      { foreignMs: 9 * oursMs, oursMs },
      { foreignMs, oursMs: 3 * oursMs },
    ])
    return { instances: 2, suite: pairs, oneScenario: pairs, check: { firstLineMs, wholeMs } }
  }

  test('is measured by the median of the ratios', () => {
    expect(foreignPairs(times(110, 100, 1, 1).suite.rounds)).toMatchObject({
      foreignMs: 110,
      oursMs: 100,
      ratio: 1.1,
    })
  })

  test('has a goal for each of its figures', () => {
    expect(foreignGoalsMissed(times(110, 100, 1_000, 20_000))).toEqual([])
    expect(foreignGoalsMissed(times(151, 100, 1_001, 20_001))).toHaveLength(4)
    expect(foreignLines(times(120, 100, 500, 21_000), terminal).match(/met|missed/g)).toEqual([
      'missed',
      'met',
      'met',
      'missed',
    ])
  })

  test('a command has a time of its first line', async () => {
    const { firstLineMs, wallMs } = await timesOf({ args: ['-e', "console.log('here')"] })
    expect(firstLineMs).toBeLessThan(wallMs)
  })
})

describe('what a team does every day', () => {
  const pairs = (ratio: number) => [
    dailyPair('verify', [
      { ms: ratio * 100, besideMs: 100 },
      { ms: 900, besideMs: 100 },
      { ms: 50, besideMs: 100 },
    ]),
  ]

  test('is measured by the median of the ratios, and has a goal for each', () => {
    expect(pairs(1.5)).toMatchObject([{ name: 'verify', ms: 150, besideMs: 100, ratio: 1.5 }])
    expect(dailyGoalsMissed(pairs(2))).toEqual([])
    expect(dailyGoalsMissed(pairs(2.1))).toEqual([
      'sls verify takes more than 2 times as long as sls --version',
    ])
    expect(dailyLines(pairs(2.1), terminal)).toContain('goal: at most 2  missed')
  })
})

describe('walks', () => {
  const memory = (bytesAMinute: number) =>
    [0.2, 0.4, 0.6].map((minutes) => ({ minutes, bytes: 5e7 + minutes * bytesAMinute }))
  const figures = (milliseconds: number, asking: number, slower: number, bytesAMinute: number) => {
    const taken = (processorMs: number) => ({ wallMs: 2 * processorMs, processorMs })
    const round = {
      actions: 2_000,
      asking,
      sentences: 3_000,
      walked: taken(milliseconds),
      asScenarios: taken(milliseconds * slower),
      asPlainScenarios: taken(milliseconds),
    }
    return { rounds: [round, round], memory: memory(bytesAMinute) }
  }

  test('have a goal for each of their figures', () => {
    expect(exploreGoalsMissed(figures(1_000, 1_000, 1.6, 0.9e6))).toEqual([])
    const missed = figures(1_001, 999, 1.59, 1.1e6)
    expect(exploreGoalsMissed(missed)).toHaveLength(4)
    expect(exploreLines(missed, terminal).match(/met|missed/g)).toEqual(Array(4).fill('missed'))
  })

  test('leave in memory what a line through all samples says', () => {
    expect(growthOfMemory(memory(-2e6))).toBeCloseTo(-2e6)
    const [first, ...others] = memory(0)
    expect(growthOfMemory([{ minutes: 0, bytes: 6e7 }, first ?? [], ...others].flat())).toBeLessThan(0)
  })
})

test('people log in by notification, however many there are', async () => {
  const { growth, growthRatio, ...beside } = await loginTimes([2, 5], 3)
  expect(growth.map(({ people }) => people)).toEqual([2, 5])
  for (const figure of [growthRatio, ...Object.values(beside)]) expect(figure).toBeGreaterThan(0)
})

test.each([
  [['--rounds', 'many'], '--rounds many: give a number from 1 to 99.\n'],
  [['report'], 'sls bench report: only reports, simulators, fleet, explore, queue can be named.\n'],
  [['reports', '--parts', 'suite'], 'sls bench reports: neither with --against nor with --parts.\n'],
  [['--run', 'reports/out'], '--run: only as sls bench reports --run DIR.\n'],
  [
    ['--parts', 'suite,all'],
    '--parts suite,all: use suite, foreign, daily, each once, with commas between them.\n',
  ],
])('bad input ends in one sentence and exit code 2: %j', { timeout: 30_000 }, async (args, err) => {
  expect(await startSls('bench', ...args).end).toEqual({ code: 2, out: '', err })
})

test('Ctrl-C leaves no folder and no process behind', { timeout: 30_000 }, async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'sls-benched-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  const { child, end } = startSlsWith({ TMPDIR: temporary, TEMP: temporary }, 'bench', '--out', temporary)
  await once(child.stdout ?? child, 'data')
  let measured: number[] = []
  while (measured.length === 0) {
    await turnOfTheLoop()
    measured = childrenOf(child.pid)
  }
  child.kill('SIGINT')
  expect(await end).toMatchObject({ code: 3, err: '\nStopped by SIGINT: nothing is measured.\n' })
  // One that has ended may be there until the system has taken notice; one that stays ends the test by its time.
  while (measured.some(isAlive)) await turnOfTheLoop()
  expect(readdirSync(temporary)).toEqual([])
})
