import { expect, test } from 'vitest'
import { seededRandom } from './random.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

test('the same seed gives the same bytes, however they are asked for', () => {
  const [one, other] = [seededRandom('seed'), seededRandom('seed')]
  expect(hex(one.bytes(70))).toBe(hex(other.bytes(33)) + hex(other.bytes(37)))
})

test('another seed gives other bytes', () => {
  expect(hex(seededRandom('a').bytes(16))).not.toBe(hex(seededRandom('b').bytes(16)))
})

test('a fork does not depend on what its origin has drawn', () => {
  const origin = seededRandom('seed')
  const before = hex(origin.fork('phone').bytes(8))
  origin.bytes(100)
  expect(hex(origin.fork('phone').bytes(8))).toBe(before)
  expect(hex(origin.fork('server').bytes(8))).not.toBe(before)
})

test('numbers below a bound reach every value and no other', () => {
  const random = seededRandom('seed')
  const drawn = new Set(Array.from({ length: 500 }, () => random.below(10)))
  expect([...drawn].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
})
