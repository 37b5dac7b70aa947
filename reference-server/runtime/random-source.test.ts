import { expect, test } from 'vitest'
import { characters } from '../domain/model/random.ts'
import { randomFrom, seededRandom } from './random-source.ts'

test('the same seed gives the same draws, another one others', () => {
  const draw = (seed: string) => seededRandom(seed).bytes(100)
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
})

test('bytes do not depend on how they are asked for', () => {
  const [whole, parts] = [seededRandom('a'), seededRandom('a')]
  const drawn = [...parts.bytes(1), ...parts.bytes(33), ...parts.bytes(36)]
  expect([...whole.bytes(70)]).toEqual(drawn)
})

test('numbers are drawn without bias: what is beyond the last full multiple is drawn again', () => {
  const source = [Uint8Array.of(255, 255, 255, 255), Uint8Array.of(0, 0, 0, 13)]
  const random = randomFrom(() => source.shift() ?? new Uint8Array(4))
  expect(random.below(10)).toBe(3)
  expect(source).toEqual([])
})

test('every character of the alphabet is about as likely', () => {
  const drawn = characters(seededRandom('digits'), '0123456789', 10_000)
  for (const digit of '0123456789') {
    expect(drawn.split(digit).length - 1).toBeGreaterThan(850)
    expect(drawn.split(digit).length - 1).toBeLessThan(1_150)
  }
})
