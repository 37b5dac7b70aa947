import { describe, expect, test } from 'vitest'
import type { Reach } from '../../drivers/assemblies/reach.ts'
import { runsAtAll } from '../../reports/detection/detection.ts'
import type { Scenario } from '../../reports/suite/scenarios.ts'
import type { TestCaseRecord } from '../../reports/verdicts/test-case-record.ts'
import { failedAssertion, failedWith, passed, testRecord, testScenario } from '../../testing/reports.ts'
import { FaultRunner } from './fault-runner.ts'
import type { RulesPart } from './options.ts'
import type { Suite } from './warm-suite.ts'

const example = (id: string, row: string, inRule = true): Scenario => ({
  ...testScenario([row], [[]], inRule),
  id,
  pickleId: id,
})
const green = testRecord([passed])
const red = testRecord([failedAssertion])

type Ending = (id: string, fault: string | undefined, context: number) => TestCaseRecord

/**
 * A suite in which `endingOf` says how a scenario ends, and each uses a rule of the name of its id; `ran` lists what ran with
 * a fault.
 */
function suiteOf(
  scenarios: readonly Scenario[],
  endingOf: Ending,
  problems: readonly string[] = [],
  reach: Reach = 'everything',
  contexts = 1,
  rules?: RulesPart,
) {
  const ran: string[] = []
  const suite: Suite = {
    scenarios,
    contextsOf: () => contexts,
    reachOf: async () => reach,
    run: async ({ fault, scenarios: chosen, context = 0, needed, recordsUses, onFinished }) => {
      for (const scenario of chosen) {
        if (!needed(scenario)) continue
        if (fault !== undefined) ran.push(context === 0 ? scenario.id : `${scenario.id} ${context}`)
        const uses = { members: new Set([`rules.${scenario.id}`]), refusals: [] }
        onFinished(
          { scenario, record: endingOf(scenario.id, fault, context) },
          recordsUses ? uses : undefined,
        )
      }
      return fault === undefined ? [] : problems
    },
  }
  return { runner: new FaultRunner(suite, rules), ran, suite }
}

const redFor =
  (...ids: readonly string[]): Ending =>
  (id, fault) =>
    fault !== undefined && ids.includes(id) ? red : green

describe('a fault', () => {
  const walkthrough = example('walk', 'M-01', false)
  const all = [walkthrough, example('one', 'M-01'), example('two', 'M-01'), example('other', 'M-02')]

  const others = Array.from({ length: 20 }, (_, n) => example(`rest ${n}`, 'M-02'))

  test('meets the scenarios of its rows, rules first, up to the first kill', async () => {
    const { runner, ran } = suiteOf(all, redFor('one', 'two', 'walk'))
    expect((await runner.fault('x', ['M-01'])).finding.verdict).toBe('killed')
    expect(ran).toEqual(['one'])
  })

  test('meets each of the others once where a row got no kill', async () => {
    const { runner, ran } = suiteOf(all, redFor('other'))
    expect((await runner.fault('x', ['M-01'])).finding.verdict).toBe('imprecise')
    expect(ran).toEqual(['one', 'two', 'walk', 'other'])
  })

  test('meets the scenarios of its rows in further contexts before all others', async () => {
    const redLater: Ending = (id, fault, context) => (fault && id === 'two' && context === 2 ? red : green)
    const { runner, ran } = suiteOf([...all, ...others], redLater, [], 'everything', 4)
    expect((await runner.fault('x', ['M-01'])).finding).toMatchObject({
      verdict: 'killed',
      kills: [{ scenario: 'two' }],
    })
    expect(ran).toEqual(['one', 'two', 'walk', 'one 1', 'two 1', 'walk 1', 'one 2', 'two 2'])
  })

  test('is not killed by what is red without it in a further context', async () => {
    const redThere: Ending = (id, _, context) => (id === 'two' && context === 2 ? red : green)
    const { runner, ran } = suiteOf([...all, ...others], redThere, [], 'everything', 4)
    expect((await runner.fault('x', ['M-01'])).finding.verdict).toBe('survived')
    expect(ran).toContain('one 3')
  })

  test('is not killed by what is red without it', async () => {
    const { runner } = suiteOf(all, (id) => (id === 'one' || id === 'other' ? red : green))
    const { finding } = await runner.fault('x', ['M-01'])
    expect(finding).toMatchObject({ verdict: 'survived', redElsewhere: [] })
    expect(runner.redAnyway.sort()).toEqual(['one', 'other'])
  })

  test('that makes scenarios hang is given up after a few', async () => {
    const hung = {
      ...testRecord([failedWith('NotTestable', 'Not testable: nothing came')]),
      durationMs: 5_000,
    }
    const many = Array.from({ length: 9 }, (_, n) => example(`${n}`, 'M-01'))
    const { runner, ran } = suiteOf(many, (_, fault) => (fault === undefined ? green : hung))
    const { finding } = await runner.fault('x', ['M-01'])
    expect(ran).toHaveLength(3)
    expect(finding).toMatchObject({ verdict: 'survived', kills: [], missedRows: ['M-01'] })
    expect(finding.harnessErrors.map(({ observed }) => observed)).toEqual([
      '3 hung, so the rest was left out',
      ...Array.from({ length: 3 }, () => 'nothing came'),
    ])
  })

  test('that breaks as it is injected says so, and meets nothing', async () => {
    const breaks = new Error('boom')
    const broken: Suite = { ...suiteOf(all, () => green).suite, reachOf: () => Promise.reject(breaks) }
    const { finding } = await new FaultRunner(broken).fault('x', ['M-01'])
    expect(finding.harnessErrors).toEqual([
      { expected: runsAtAll, observed: 'it breaks in its own code as it is injected: boom' },
    ])
  })

  test('that does not let the run begin says so', async () => {
    const { runner } = suiteOf(all, () => green, ['inject threw'])
    const { finding } = await runner.fault('x', ['M-01'])
    expect(finding.harnessErrors.map(({ observed }) => observed)).toContain('inject threw')
  })
})

describe('a harmless variant', () => {
  const all = [example('one', 'M-01'), example('two', 'M-02')]

  test('meets the whole suite, whatever turns red', async () => {
    const { runner, ran } = suiteOf(all, redFor('one'))
    expect((await runner.variant('x')).finding.verdict).toBe('false-alarm')
    expect(ran).toEqual(['one', 'two'])
  })

  const reachesTwo: Reach = ({ members }) => members.has('rules.two')

  test('meets the scenarios that it can reach alone', async () => {
    const { runner, ran } = suiteOf(all, redFor('two'), [], reachesTwo)
    expect((await runner.variant('x')).finding).toMatchObject({
      verdict: 'false-alarm',
      red: [{ scenario: 'two' }],
    })
    expect((await runner.variant('y')).finding.verdict).toBe('false-alarm')
    expect(ran).toEqual(['two', 'two'])
  })

  test('that no scenario can reach is not green: nothing has been run with it', async () => {
    const { runner, ran } = suiteOf(
      all,
      () => green,
      [],
      () => false,
    )
    expect((await runner.variant('x')).finding).toMatchObject({
      verdict: 'false-alarm',
      red: [],
      harnessErrors: [{ observed: expect.stringMatching(/^no scenario uses anything of what it changes/) }],
    })
    expect(ran).toEqual([])
  })

  test('that could be noticed anywhere meets one part of the rules, or the other', async () => {
    const many = Array.from({ length: 8 }, (_, n) => ({ ...example(`${n}`, 'M-01'), group: `rule ${n}` }))
    const parts = await Promise.all(
      [1, 2].map(async (index) => {
        const { runner, ran } = suiteOf(many, () => green, [], 'everything', 1, { index, total: 2 })
        await runner.variant('x')
        return ran
      }),
    )
    expect(parts.every(({ length }) => length > 0)).toBe(true)
    expect(parts.flat().sort()).toEqual(many.map(({ id }) => id))
  })

  test('that only few could notice meets all of these, whatever the part', async () => {
    const many = Array.from({ length: 16 }, (_, n) => ({ ...example(`${n}`, 'M-01'), group: `rule ${n}` }))
    const reachesTwoOf: Reach = ({ members }) => members.has('rules.3') || members.has('rules.4')
    const { runner, ran } = suiteOf(many, () => green, [], reachesTwoOf, 1, { index: 1, total: 100 })
    await runner.variant('x')
    expect(ran).toEqual(['3', '4'])
  })

  test('hides none that is red without it, although it cannot reach it', async () => {
    const { runner } = suiteOf(all, (id) => (id === 'one' ? red : green), [], reachesTwo)
    expect((await runner.variant('x')).finding.verdict).toBe('green')
    expect(runner.redAnyway).toEqual(['one'])
  })

  test('is not blamed for what is red without it', async () => {
    const { runner } = suiteOf(all, (id) => (id === 'one' ? red : green))
    expect((await runner.variant('x')).finding).toMatchObject({ verdict: 'green', red: [] })
    expect(runner.redAnyway).toEqual(['one'])
  })
})

test('a suite that does not run even without a fault is reported as broken', async () => {
  const broken: Suite = {
    scenarios: [example('one', 'M-01')],
    contextsOf: () => 1,
    reachOf: async () => 'everything',
    run: async () => ['no world'],
  }
  await expect(new FaultRunner(broken).fault('x', ['M-01'])).rejects.toThrow('without a fault: no world')
})
