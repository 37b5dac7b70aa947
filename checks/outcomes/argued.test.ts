import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Argued, parseArgued, problemsWith, shareSeen, unseenIn } from './argued.ts'
import type { Finding } from './load-bearing.ts'

const seen = { scenario: 'f#s' }
const carrying = (wording: string): Finding => ({ wording, seen: { negated: seen, removed: seen } })
const idle: Finding = { wording: 'it is idle', seen: { negated: seen, removed: undefined } }
const argument: Argued = { outcome: 'it is idle', change: 'removed', why: 'nobody could be wrong in this' }

/** So many that one of them is less than two in a hundred. */
const many = Array.from({ length: 99 }, (_, at) => carrying(`outcome ${at}`))

describe('what nothing has seen', () => {
  test('is told by outcome and change', () => {
    expect(unseenIn([carrying('it holds'), idle])).toEqual([{ outcome: 'it is idle', change: 'removed' }])
  })

  test('is a problem where nobody has argued', () => {
    expect(problemsWith([...many, idle], [])).toEqual([
      'it is idle: removed, no run ends otherwise and no fault escapes.',
    ])
  })

  test('is none with an argument', () => {
    expect(problemsWith([...many, idle], [argument])).toEqual([])
  })

  test('needs an argument for the same change', () => {
    expect(problemsWith([...many, idle], [{ ...argument, change: 'negated' }])).toHaveLength(2)
  })

  test('is too much where it is more than two in a hundred, whatever is argued', () => {
    const findings = [...many.slice(0, 48), idle]
    expect(shareSeen(findings, 'removed')).toBeCloseTo(97.96)
    expect(problemsWith(findings, [argument])).toEqual([
      'Of all outcomes removed, fewer than 98 % are seen: arguments are for the rest.',
    ])
  })
})

test('an argument that is not needed, or about nothing, is stale', () => {
  const stale = { ...argument, outcome: 'outcome 7' }
  expect(problemsWith(many, [stale])).toEqual([
    'argued.yaml: outcome 7 is seen when it is removed, or is not there any more: remove it.',
  ])
  expect(problemsWith(many, [argument])).toHaveLength(1)
})

describe('the file of the arguments', () => {
  test('is valid', () => {
    expect(parseArgued(readFileSync(new URL('./argued.yaml', import.meta.url), 'utf8')).ok).toBe(true)
  })

  test('may be empty', () => {
    expect(parseArgued('[]')).toEqual({ ok: true, value: [] })
  })

  test.each([
    [
      'no reason that deserves the name',
      '- { outcome: it, change: removed, why: twin }',
      'argued.yaml, 0.why: ',
    ],
    [
      'no such change',
      '- { outcome: it, change: doubled, why: nobody could be wrong in it }',
      'argued.yaml, 0.change: ',
    ],
    ['no list', 'outcome: it', 'argued.yaml, top: '],
    ['no document', '', 'argued.yaml is not valid YAML: '],
  ])('is refused where it has %s', (_what, text, problem) => {
    const parsed = parseArgued(text)
    expect(parsed.ok ? [] : parsed.problems).toEqual([expect.stringContaining(problem)])
  })
})
