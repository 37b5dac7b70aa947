import { expect, test } from 'vitest'
import { documentedOperations } from './operations.ts'
import { FuzzStatistics } from './statistics.ts'

interface Counted {
  readonly requests?: number
  readonly succeeded?: number
  readonly mutations?: readonly string[]
}

const names = documentedOperations().map(({ name }) => name)
const least = { requests: 100 * names.length, calls: 100, outcomes: 2 * names.length - 1 }

/** Every operation but `reset` has accepted one of a hundred requests, except as given. */
function missing(except: Readonly<Record<string, Counted>> = {}): string[] {
  const statistics = new FuzzStatistics()
  for (const operation of names) {
    const counted = except[operation] ?? {}
    const { requests = 100, succeeded = operation === 'reset' ? 0 : 1, mutations = [] } = counted
    const request = { operation, method: 'POST', path: '/', headers: {}, mutations }
    for (let n = 0; n < requests; n++)
      statistics.count(request, { status: n < succeeded ? 200 : 403, type: '', text: '' })
  }
  return statistics.missingReach(least)
}

test('nothing is missing where every operation was called and has succeeded', () => {
  expect(missing()).toEqual([])
})

test.each([
  ['an operation that never succeeded', { succeeded: 0 }],
  ['an operation whose successes belong to another path', { mutations: ['an odd path segment'] }],
])('%s is missing', (_, activate) => {
  expect(missing({ activate })).toEqual([
    expect.stringMatching(/^only \d+ pairs of operation and status were seen/),
    'activate has not succeeded in 100 requests',
  ])
})

test('an operation that was hardly called is missing', () => {
  expect(missing({ logIn: { requests: 99 } })).toEqual([
    expect.stringMatching(/^only \d+ requests were sent/),
    'only 99 calls of logIn, and 100 are due',
  ])
})
