import assert from 'node:assert/strict'
import { describe, expect, test } from 'vitest'
import { mismatchError, mismatchOf, verify } from './verify.ts'

function thrownBy(action: () => void): unknown {
  try {
    action()
  } catch (error) {
    return error
  }
  throw new Error('the action threw nothing')
}

class JestAssertionError extends Error {
  readonly expected: unknown
  readonly actual: unknown

  constructor(expected: unknown, actual: unknown) {
    super('not equal')
    this.expected = expected
    this.actual = actual
  }
}

/** As a library writes one that has no sides. */
class AssertionError extends Error {}

describe('a mismatch', () => {
  const sides = { expected: 'one SMS', observed: 'none' }

  test('is thrown only where the condition does not hold', () => {
    expect(() => verify(true, sides)).not.toThrow()
    expect(() => verify(undefined, sides)).toThrow('Expected one SMS, observed none')
  })

  test('is read from an error of ours', () => {
    expect(mismatchOf(mismatchError(sides))).toEqual(sides)
    expect(mismatchOf(mismatchError({ ...sides, step: 2 }))).toEqual({ ...sides, step: 2 })
    expect(mismatchError(sides)).not.toHaveProperty('step')
  })

  test('names the step by its index alone', () => {
    const error = Object.assign(mismatchError(sides), { step: 'Then it is so' })
    expect(mismatchOf(error)).toStrictEqual(sides)
  })

  test('is read from the assertions of another library, on one line', () => {
    const long = { title: 't'.repeat(50), note: 'n'.repeat(50) }
    expect(mismatchOf(new JestAssertionError(undefined, long))).toEqual({
      expected: 'undefined',
      observed: `{ title: '${long.title}', note: '${long.note}' }`,
    })
    expect(mismatchOf(new JestAssertionError(1, undefined))).toEqual({ expected: '1', observed: 'undefined' })
  })

  test('is read from the assertions of Node', () => {
    expect(mismatchOf(thrownBy(() => assert.equal(2, 1, 'counted')))).toEqual({
      expected: '1',
      observed: '2',
    })
    expect(mismatchOf(thrownBy(() => assert.deepEqual({ a: [1] }, {})))).toEqual({
      expected: '{}',
      observed: '{ a: [ 1 ] }',
    })
    expect(mismatchOf(thrownBy(() => assert.match('x', /y/)))).toEqual({ expected: '/y/', observed: 'x' })
  })

  test.each([
    ['a bare condition', thrownBy(() => assert(0, 'no'))],
    ['a comparison with true', thrownBy(() => assert.equal(false, true))],
    ['a failure without sides', thrownBy(() => assert.fail('no'))],
    ['an assertion of another library without sides', new AssertionError('no')],
    ['one with a single side', Object.assign(new AssertionError('no'), { expected: 1 })],
    ['any other error', new TypeError('x is undefined')],
    ['any other error with two sides', Object.assign(new Error('no'), { expected: 1, actual: 2 })],
  ])('is not in %s', (_, error) => {
    expect(mismatchOf(error)).toBeUndefined()
  })
})
