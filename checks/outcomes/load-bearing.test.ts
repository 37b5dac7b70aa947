import { AssertionError } from 'node:assert'
import { expect, test } from 'vitest'
import type { Suite } from '../../cli/detect/warm-suite.ts'
import { failedAssertion, passed, testRecord, testScenario } from '../../testing/reports.ts'
import { OutcomeDefinitions } from './definitions.ts'
import { findings } from './load-bearing.ts'

type Code = (this: object, fault: string | undefined) => unknown

/** An outcome that does not hold with these faults. */
const findsOnly =
  (...faults: readonly string[]): Code =>
  (fault) => {
    if (fault !== undefined && faults.includes(fault)) throw new AssertionError({ message: `with ${fault}` })
  }

/** A suite of scenarios that are named by their row and state these outcomes in turn. */
function suiteOf(outcomes: Record<string, Code>, stated: Record<string, readonly string[]>) {
  const stepDefinitions = Object.entries(outcomes).map(([pattern, code]) => ({
    pattern,
    code,
    unwrappedCode: code,
  }))
  const definitions = new OutcomeDefinitions({ stepDefinitions }, () => true)
  const world = { scene: { settle: async () => {} } }
  const ran: string[] = []
  const endsWell = async (patterns: readonly string[], fault: string | undefined): Promise<boolean> => {
    try {
      for (const pattern of patterns)
        await stepDefinitions.find((one) => one.pattern === pattern)?.code.call(world, fault)
      return true
    } catch {
      return false
    }
  }
  const suite: Pick<Suite, 'run' | 'scenarios'> = {
    scenarios: Object.keys(stated).map((row) => ({ ...testScenario([row], [[]]), id: row })),
    async run({ fault, scenarios, onFinished }) {
      for (const scenario of scenarios) {
        ran.push(`${scenario.id} ${fault ?? 'right'}`)
        const ends = await endsWell(stated[scenario.id] ?? [], fault)
        onFinished({ scenario, record: testRecord([ends ? passed : failedAssertion]) })
      }
      return []
    },
  }
  return { suite, definitions, ran }
}

const judged = async (
  { suite, definitions }: ReturnType<typeof suiteOf>,
  faults: readonly { id: string; violates: string[] }[],
) => {
  const found = await findings(suite, definitions, faults, () => {})
  if (!found.ok) throw new Error(found.problems.join(' '))
  return Object.fromEntries(found.value.map(({ wording, seen }) => [wording, seen]))
}

test('an outcome carries something where its negation fails, and a fault escapes without it', async () => {
  const small = suiteOf({ alone: findsOnly('x') }, { 'M-01': ['alone'] })
  expect(await judged(small, [{ id: 'x', violates: ['M-01'] }])).toEqual({
    alone: { negated: { scenario: 'M-01' }, removed: { scenario: 'M-01', fault: 'x' } },
  })
})

test('one that stands behind another, which finds the same, can be removed unseen', async () => {
  const small = suiteOf({ first: findsOnly('x'), second: findsOnly('x') }, { 'M-01': ['first', 'second'] })
  const { first, second } = await judged(small, [{ id: 'x', violates: ['M-01'] }])
  expect(first?.removed).toBeUndefined()
  expect(second).toEqual({ negated: { scenario: 'M-01' }, removed: undefined })
})

test('one scenario in which it alone finds the fault is enough', async () => {
  const small = suiteOf(
    { first: findsOnly('x'), second: findsOnly('x') },
    { 'M-01': ['first', 'second'], 'M-02': ['second'] },
  )
  const { second } = await judged(small, [{ id: 'x', violates: ['M-01', 'M-02'] }])
  expect(second?.removed).toEqual({ scenario: 'M-02', fault: 'x' })
})

test('a fault of other rows says nothing', async () => {
  const small = suiteOf({ alone: findsOnly('x') }, { 'M-01': ['alone'] })
  expect((await judged(small, [{ id: 'x', violates: ['M-02'] }])).alone?.removed).toBeUndefined()
})

test('one that no scenario states is seen nowhere', async () => {
  const small = suiteOf({ stated: findsOnly(), idle: findsOnly('x') }, { 'M-01': ['stated'] })
  const { idle } = await judged(small, [{ id: 'x', violates: ['M-01'] }])
  expect(idle).toEqual({ negated: undefined, removed: undefined })
})

test('only the scenarios that state it are run again', async () => {
  const small = suiteOf({ here: findsOnly('x'), there: findsOnly() }, { 'M-01': ['here'], 'M-02': ['there'] })
  await judged(small, [{ id: 'x', violates: ['M-01'] }])
  expect(small.ran).toEqual([
    'M-01 right',
    'M-02 right',
    'M-01 x',
    'M-01 right',
    'M-01 right',
    'M-01 x',
    'M-02 right',
    'M-02 right',
  ])
})

test('it is told of each as it is judged', async () => {
  const { suite, definitions } = suiteOf({ one: findsOnly(), two: findsOnly() }, { 'M-01': ['one'] })
  const told: string[] = []
  await findings(suite, definitions, [], ({ wording }) => told.push(wording))
  expect(told).toEqual(['one', 'two'])
})

test('nothing is said where a scenario does not pass with the right server', async () => {
  const wrong: Code = () => {
    throw new AssertionError({ message: 'it never holds' })
  }
  const { suite, definitions } = suiteOf({ wrong }, { 'M-01': ['wrong'] })
  expect(await findings(suite, definitions, [], () => {})).toEqual({
    ok: false,
    problems: ['M-01 ends as failed with the right server: nothing can be said yet.'],
  })
})
