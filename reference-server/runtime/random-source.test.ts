import { expect, test } from 'vitest'
import { characters } from '../domain/model/random.ts'
import { randomFrom, seededRandom } from './random-source.ts'

test('equal seeds give equal bytes, and different seeds different bytes', () => {
  const draw = (seed: string) => seededRandom(seed).bytes(100)
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
})

test('the bytes do not depend on the lengths of the draws', () => {
  const [single, several] = [seededRandom('a'), seededRandom('a')]
  const drawn = [...several.bytes(1), ...several.bytes(33), ...several.bytes(36)]
  expect([...single.bytes(70)]).toEqual(drawn)
})

test('a value beyond the last full multiple of the bound is drawn again', () => {
  const source = [Uint8Array.of(255, 255, 255, 255), Uint8Array.of(0, 0, 0, 13)]
  const random = randomFrom(() => source.shift() ?? new Uint8Array(4))
  expect(random.below(10)).toBe(3)
  expect(source).toEqual([])
})

test.each([0, -1, Number.NaN, 2 ** 32 + 1, Number.POSITIVE_INFINITY])(
  'a bound of %d is an error, and no endless search',
  (bound) => {
    expect(() => seededRandom('a').below(bound)).toThrow(RangeError)
  },
)

test('the characters of the alphabet are uniformly distributed', () => {
  const drawn = characters(seededRandom('digits'), '0123456789', 10_000)
  for (const digit of '0123456789') {
    expect(drawn.split(digit).length - 1).toBeGreaterThan(850)
    expect(drawn.split(digit).length - 1).toBeLessThan(1_150)
  }
})
