import { describe, expect, test } from 'vitest'
import { type RowOutcome, totalsOf, worstOutcome } from './outcomes.ts'

describe('the outcome of a row is the worst of its scenarios', () => {
  test.each<[RowOutcome, RowOutcome[]]>([
    ['failed', ['passed', 'failed', 'harnessError']],
    ['harnessError', ['notTestable', 'harnessError']],
    ['notTestable', ['notReached', 'notTestable']],
    ['notReached', ['warned', 'notReached']],
    ['warned', ['passed', 'warned']],
    ['passed', ['notApplicable', 'notTried', 'passed']],
    ['notTried', ['notApplicable', 'notTried']],
    ['notApplicable', ['notApplicable']],
    ['notApplicable', []],
  ])('%s of %j', (worst, seen) => expect(worstOutcome(seen)).toBe(worst))
})

test('scenarios are counted by their outcomes, and an outcome that none has is zero', () => {
  const seen = (['passed', 'failed', 'passed'] as const).map((outcome) => ({ outcome }))
  expect(totalsOf(seen)).toEqual({
    passed: 2,
    failed: 1,
    warned: 0,
    notApplicable: 0,
    notTried: 0,
    notTestable: 0,
    harnessError: 0,
  })
})
