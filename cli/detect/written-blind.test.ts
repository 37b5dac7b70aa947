import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFaults } from '../../drivers/assemblies/faults.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'

const sets = [
  { set: 'first', honest: 77, faults: 136 },
  { set: 'second', honest: 50, faults: 130 },
  { set: 'third', honest: 50, faults: 130 },
  { set: 'fourth', honest: 0, faults: 80 },
]

const foldersOf = (set: string): readonly string[] => {
  const folder = join('faults/written-blind', set)
  return readdirSync(folder).map((name) => join(folder, name))
}

// All at once: ids are unique over all sets and the project's own.
const all = await loadFaults(sets.flatMap(({ set }) => foldersOf(set)))
const own = new Set((await loadFaults([])).map(({ id }) => id))

const writtenIn = async (set: string) => (await loadFaults(foldersOf(set))).filter(({ id }) => !own.has(id))

test.each(sets)('the $set set that was written blind is whole', async ({ set, honest, faults }) => {
  const written = await writtenIn(set)
  const harmless = written.filter((fault) => fault.harmless)
  expect({ honest: harmless.length, faults: written.length - harmless.length }).toEqual({ honest, faults })
})

test('every row that they name exists', () => {
  const catalogue = loadCatalogue('features/requirements')
  const rows = catalogue.ok ? catalogue.value.rows : new Map()
  const written = all.filter(({ id }) => !own.has(id))
  const named = written.flatMap(({ id, violates }) => violates.map((row) => ({ id, row })))
  expect(named.length).toBeGreaterThanOrEqual(136 + 130 + 130 + 80)
  expect(named.filter(({ row }) => !rows.has(row))).toEqual([])
})
