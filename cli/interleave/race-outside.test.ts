import { expect, test } from 'vitest'
import { embedded } from '../../drivers/assemblies/embedded.ts'
import { unchanged } from '../../drivers/assemblies/variant.ts'
import { families } from '../../interleaving/families/families.ts'
import { raceOutside } from '../../interleaving/race-outside.ts'

const family = (name: string) => {
  const found = families.find((one) => one.name === name)
  if (!found) throw new Error(`no family ${name}`)
  return found
}

const sum = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((all, one) => all + one, 0)

test('every family races from outside, and the right server ends each as it may', async () => {
  for (const one of families) {
    const played: number[] = []
    const { races, ends, violations, isWhole } = await raceOutside(embedded(unchanged), one, {
      races: 2,
      isStopped: () => false,
      onPlayed: (count) => void played.push(count),
    })
    expect({ name: one.name, races, ended: sum(ends), violations, isWhole, played }).toEqual({
      name: one.name,
      races: 2,
      ended: 2,
      violations: [],
      isWhole: true,
      played: [1, 2],
    })
  }
})

test('a server without limits is told of, and how often', async () => {
  const carefree = embedded({
    ...unchanged,
    server: (parts) => ({ ...parts, rules: { ...parts.rules, passwordAccepted: () => true } }),
  })
  const { violations } = await raceOutside(carefree, family('wrong-passwords'), {
    races: 3,
    isStopped: () => false,
    onPlayed: () => {},
  })
  expect(violations.reduce((all, { times }) => all + times, 0)).toBe(3)
})

test('stopped, it keeps what was raced so far', async () => {
  let played = 0
  const { races, ends, isWhole } = await raceOutside(embedded(unchanged), family('two-answers'), {
    races: 50,
    isStopped: () => played >= 2,
    onPlayed: (count) => {
      played = count
    },
  })
  expect({ races, ended: sum(ends), isWhole }).toEqual({ races: 2, ended: 2, isWhole: false })
})
