import { AssertionError } from 'node:assert'
import { describe, expect, test } from 'vitest'
import { OutcomeDefinitions } from './definitions.ts'

type Code = (this: object, ...parameters: readonly unknown[]) => unknown

const wrong = new AssertionError({ message: 'wrong' })
const broken = new TypeError('no such member')

const holds: Code = (_persona: unknown, _text: unknown) => 'held'
const fails: Code = () => {
  throw wrong
}
const breaks: Code = () => {
  throw broken
}
const action: Code = () => 'done'

/** As Cucumber keeps them: the outcome that holds has two wordings. */
function suiteOf() {
  const definition = (pattern: string, code: Code) => ({ pattern, code, unwrappedCode: code })
  const stepDefinitions = [
    definition('it holds', holds),
    definition('она верна', holds),
    definition('it fails', fails),
    definition('it breaks', breaks),
    definition('somebody acts', action),
  ]
  const definitions = new OutcomeDefinitions({ stepDefinitions }, (code) => code !== action)
  let settled = 0
  const world = { scene: { settle: async () => void settled++ } }
  const run = async (pattern: string): Promise<unknown> =>
    stepDefinitions.find((one) => one.pattern === pattern)?.code.call(world, 'Amara', 'text')
  return { definitions, stepDefinitions, run, settled: () => settled }
}

test('the definitions of outcomes are named by all their wordings, and actions are none', () => {
  const { definitions, stepDefinitions } = suiteOf()
  expect(definitions.wordings).toEqual(['it holds / она верна', 'it fails', 'it breaks'])
  expect(stepDefinitions[4]?.code).toBe(action)
})

test('the runner still counts as many parameters as before', () => {
  const { stepDefinitions } = suiteOf()
  expect(stepDefinitions.map(({ code }) => code.length)).toEqual([2, 2, 0, 0, 0])
})

test('what is no library of Cucumber is refused', () => {
  expect(() => new OutcomeDefinitions({ stepDefinitions: [{ pattern: 'it holds' }] })).toThrow()
})

describe('unchanged', () => {
  test('an outcome holds, fails or breaks as before', async () => {
    const { run } = suiteOf()
    expect(await run('it holds')).toBe('held')
    await expect(run('it fails')).rejects.toBe(wrong)
    await expect(run('it breaks')).rejects.toBe(broken)
  })

  test('what a scenario has stated, and in what it failed, is taken once', async () => {
    const { definitions, run } = suiteOf()
    await run('она верна')
    await expect(run('it fails')).rejects.toBe(wrong)
    expect(definitions.take()).toEqual({ executed: new Set([0, 1]), failed: 1 })
    expect(definitions.take()).toEqual({ executed: new Set(), failed: undefined })
  })
})

describe('negated', () => {
  const negated = (at: number, pattern: string) => {
    const { definitions, run } = suiteOf()
    return definitions.with({ at, change: 'negated' }, () => run(pattern))
  }

  test('an outcome that holds fails, in each of its wordings', async () => {
    await expect(negated(0, 'it holds')).rejects.toThrow(AssertionError)
    await expect(negated(0, 'она верна')).rejects.toThrow(AssertionError)
  })

  test('one that fails holds', async () => {
    expect(await negated(1, 'it fails')).toBeUndefined()
  })

  test('one that breaks is broken all the same', async () => {
    await expect(negated(2, 'it breaks')).rejects.toBe(broken)
  })

  test('all others are as before', async () => {
    expect(await negated(1, 'it holds')).toBe('held')
  })

  test('one that does not apply is still skipped', async () => {
    const skips: Code = () => 'skipped'
    const definition = { pattern: 'it may hold', code: skips, unwrappedCode: skips }
    const definitions = new OutcomeDefinitions({ stepDefinitions: [definition] }, () => true)
    const run = async () => definition.code.call({})
    expect(await definitions.with({ at: 0, change: 'negated' }, run)).toBe('skipped')
  })
})

describe('removed', () => {
  test('an outcome states nothing, and what is due is done all the same', async () => {
    const { definitions, run, settled } = suiteOf()
    await definitions.with({ at: 1, change: 'removed' }, () => run('it fails'))
    expect(settled()).toBe(1)
    expect(definitions.take()).toEqual({ executed: new Set([1]), failed: undefined })
  })

  test('it is there again afterwards, whatever became of the run', async () => {
    const { definitions, run } = suiteOf()
    const stopped = definitions.with({ at: 1, change: 'removed' }, () => Promise.reject(broken))
    await expect(stopped).rejects.toBe(broken)
    await expect(run('it fails')).rejects.toBe(wrong)
  })
})
