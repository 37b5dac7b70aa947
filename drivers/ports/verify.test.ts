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

describe('a mismatch', () => {
  const sides = { expected: 'one SMS', observed: 'none' }

  test('is thrown only where the condition does not hold', () => {
    expect(() => verify(true, sides)).not.toThrow()
    expect(() => verify(undefined, sides)).toThrow('Expected one SMS, observed none')
  })

  test('is read from an error of ours', () => {
    expect(mismatchOf(mismatchError(sides))).toEqual(sides)
    expect(mismatchOf(mismatchError({ ...sides, step: 2 }))).toEqual({ ...sides, step: 2 })
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
    ['any other error', new TypeError('x is undefined')],
  ])('is not in %s', (_, error) => {
    expect(mismatchOf(error)).toBeUndefined()
  })
})
