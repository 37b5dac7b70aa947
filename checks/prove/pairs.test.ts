import { expect, test } from 'vitest'
import { findFault, loadFaults } from '../../drivers/assemblies/faults.ts'
import { areAllowedTogether, digestOfDependencies, pairsOf } from './pairs.ts'

const known = await loadFaults([])
const variants = known.filter(({ harmless }) => harmless).map(({ id }) => id)

test('every harmless variant is in a pair, and no pair comes twice', () => {
  const pairs = pairsOf(known).map(({ id }) => id.split('+'))
  expect(new Set(pairs.flat())).toEqual(new Set(variants))
  expect(new Set(pairs.map((pair) => pair.toSorted().join('+'))).size).toBe(pairs.length)
})

test.each([
  ['lowest-sms-daily-cap+highest-sms-cap', false],
  ['highest-sms-cap+lowest-sms-cap-window', false],
  ['lowest-sms-cap+lowest-sms-daily-cap', true],
])('numbers that the guide does not allow together are no pair: %s', (id, allowed) => {
  const pair = findFault(id, known)
  expect(pair && areAllowedTogether(pair)).toBe(allowed)
})

test('the digest is that of the sources', () => {
  const digest = digestOfDependencies(`${import.meta.dirname}/../..`)
  expect(digest).toMatch(/^[0-9a-f]{16}$/)
  expect(digestOfDependencies(import.meta.dirname)).not.toBe(digest)
})
