import { expect, test } from 'vitest'
import { queueGoalsMissed } from './queue-goals.ts'

test('the goal is missed where a run by a worker takes too long beside one without', () => {
  const beside = (first: number) => ({ rounds: [{ first, second: 95 }] })
  expect(queueGoalsMissed(beside(100))).toEqual([])
  expect(queueGoalsMissed(beside(101))).toEqual([
    'with a broker and one worker less than 0.95 of the scenarios in the same time',
  ])
})
