import { expect, test } from 'vitest'
import { documentedOperations } from './operations.ts'
import type { Shot } from './shot.ts'
import { Tally } from './tally.ts'
import { hollow } from './whole.ts'

const ok = { status: 200, type: '', text: '' }
const refused = { status: 403, type: '', text: '' }
const operations = documentedOperations().map(({ name }) => name)

interface Aimed {
  readonly shots?: number
  readonly accepted?: number
  readonly spoiled?: readonly string[]
}

/** Every operation but `reset` has accepted one of a hundred shots, unless told otherwise. */
function tallyOf(change: Readonly<Record<string, Aimed>> = {}): Tally {
  const tally = new Tally()
  for (const operation of operations) {
    const { shots = 100, accepted = operation === 'reset' ? 0 : 1, spoiled = [] } = change[operation] ?? {}
    const shot: Shot = { operation, method: 'POST', path: '/', headers: {}, spoiled }
    for (let n = 0; n < shots; n++) tally.count(shot, n < accepted ? ok : refused)
  }
  return tally
}

test('a fuzz that came through everywhere is not hollow', () => {
  expect(hollow(tallyOf())).toEqual([])
})

test('it is hollow where an operation has refused all shots', () => {
  const tally = tallyOf({ activate: { accepted: 0 } })
  expect(hollow(tally)).toEqual(['activate has not accepted any of 100 shots'])
})

test('a shot that went somewhere else counts for nothing', () => {
  expect(hollow(tallyOf({ activate: { spoiled: ['an odd place'] } }))).toEqual([
    'activate has not accepted any of 100 shots',
  ])
})

test('it is hollow where an operation was hardly shot at', () => {
  expect(hollow(tallyOf({ logIn: { shots: 99 } }))).toEqual(['logIn was shot at only 99 times'])
})
