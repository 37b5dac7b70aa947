import { expect, test } from 'vitest'
import { referenceParts } from '../../reference-server/parts.ts'
import { serverFaults } from './index.ts'

test('every fault has an id of its own and says in one sentence what is different', () => {
  const ids = serverFaults.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { id, title } of serverFaults) {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(title).toMatch(/^[^.]+\.$/)
  }
})

test('a fault leaves the parts that it was given alone', () => {
  const parts = referenceParts()
  const before = { ...parts, rules: { ...parts.rules }, labels: structuredClone(parts.labels) }
  for (const { inject } of serverFaults) expect(inject(parts)).not.toBe(parts)
  expect({ ...parts }).toEqual(before)
})

test('there are harmless variants, with bounds instead of the reference numbers among them', () => {
  const harmless = serverFaults.filter((fault) => 'harmless' in fault)
  expect(harmless.length).toBeGreaterThanOrEqual(5)
  const parts = referenceParts()
  expect(
    harmless.some(({ inject }) => inject(parts).profile.pushLifetime !== parts.profile.pushLifetime),
  ).toBe(true)
})
