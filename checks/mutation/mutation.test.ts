import type { MutantResult } from '@stryker-mutator/api/core'
import { describe, expect, test } from 'vitest'
import { compareWithArguments, type Equivalent, parseEquivalents } from './equivalents.ts'
import { type MutantOutcome, type ReportedMutant, reportMutant } from './mutant.ts'
import { isConforming, scoreOf } from './report.ts'

const source = `const late = (now: number): boolean => {
  return now >= 5 // five
}
`

/** Places as Stryker counts them: lines and columns from 1. */
function result(status: MutantResult['status'], from: [number, number], to: [number, number]): MutantResult {
  const [start, end] = [from, to].map(([line, column]) => ({ line, column }))
  if (!start || !end) throw new Error('a place is missing')
  return {
    id: '1',
    fileName: 'time.ts',
    mutatorName: 'any',
    replacement: '{}',
    location: { start, end },
    status,
  }
}

const mutant = (outcome: MutantOutcome, more: Partial<ReportedMutant> = {}): ReportedMutant => ({
  file: 'time.ts',
  line: 2,
  from: 'return now >= 5 // five',
  to: 'return {} // five',
  outcome,
  ...more,
})

const equivalent: Equivalent = {
  file: 'time.ts',
  from: 'return now >= 5 // five',
  to: 'return {} // five',
  why: 'an argument for a test',
}

describe('a mutant is read', () => {
  test('as its line before and after', () => {
    expect(reportMutant(result('Survived', [2, 10], [2, 18]), 'time.ts', source)).toEqual(mutant('survived'))
  })
  test('as the first and the last of several lines', () => {
    const read = reportMutant(result('NoCoverage', [1, 40], [3, 2]), 'time.ts', source)
    expect(read?.from).toBe('const late = (now: number): boolean => { … }')
    expect(read?.to).toBe('const late = (now: number): boolean => {}')
  })
  test('not at all where it was ignored', () => {
    expect(reportMutant(result('Ignored', [2, 10], [2, 18]), 'time.ts', source)).toBeUndefined()
  })
})

describe('the score', () => {
  test('counts what turned red or had to be stopped, and nothing else', () => {
    const outcomes: MutantOutcome[] = ['killed', 'stopped', 'survived', 'unreached', 'broken']
    expect(scoreOf(outcomes.map((outcome) => mutant(outcome)))).toBe(40)
  })
})

describe('arguments', () => {
  const held = (outcomes: readonly MutantOutcome[], equivalents: readonly Equivalent[]) => {
    const mutants = outcomes.map((outcome) => mutant(outcome))
    const survivors = compareWithArguments(equivalents, mutants, ['time.ts'])
    return { mutated: { observers: 'The features', leastScore: 85 }, mutants, survivors, elapsedMs: 0 }
  }
  const killed: readonly MutantOutcome[] = Array.from({ length: 20 }, () => 'killed')

  test('explain a survivor, on whichever line it stands by now', () => {
    expect(isConforming(held([...killed, 'survived'], [equivalent]))).toBe(true)
    const moved = compareWithArguments([equivalent], [mutant('survived', { line: 7 })], ['time.ts'])
    expect(moved.unexplained).toEqual([])
  })
  test('are missing for every other survivor', () => {
    expect(isConforming(held([...killed, 'survived'], []))).toBe(false)
    expect(isConforming(held([...killed, 'unreached'], []))).toBe(false)
    expect(isConforming(held([...killed, 'broken'], []))).toBe(false)
  })
  test('do not raise the score', () => {
    expect(isConforming(held(['killed', 'survived'], [equivalent]))).toBe(false)
  })
  test('are stale once a scenario kills the mutant', () => {
    const { survivors } = held(killed, [equivalent])
    expect(survivors.stale.join()).toContain('a scenario tells them apart now')
  })
  test('are stale once the code has changed, in the files that were mutated', () => {
    const elsewhere = { ...equivalent, from: 'return now > 5' }
    expect(held(killed, [elsewhere]).survivors.stale.join()).toContain('no such mutant any more')
    expect(held(killed, [{ ...elsewhere, file: 'login.ts' }]).survivors.stale).toEqual([])
  })
  test('are refused where one gives no reason', () => {
    expect(parseEquivalents('- why: too short\n  mutants: [{ file: a.ts, from: a, to: b }]')).toMatchObject({
      ok: false,
    })
  })
  test('are refused where the file is no YAML', () => {
    expect(parseEquivalents('- why: [')).toMatchObject({
      problems: [expect.stringMatching(/^equivalent\.yaml is not valid YAML: .* in line 1$/)],
    })
  })
})
