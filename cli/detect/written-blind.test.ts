import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFaults } from '../../drivers/assemblies/faults.ts'
import { usersFaults } from '../../faults/load-faults.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'

const sets = [
  { set: 'first', honest: 77, faults: 136 },
  { set: 'second', honest: 50, faults: 130 },
  { set: 'third', honest: 50, faults: 130 },
  { set: 'fourth', honest: 0, faults: 80 },
  { set: 'fifth', honest: 40, faults: 0 },
  { set: 'sixth', honest: 0, faults: 80 },
  { set: 'seventh', honest: 15, faults: 48 },
]

const foldersOf = (set: string): readonly string[] => {
  const folder = join('faults/written-blind', set)
  return readdirSync(folder).map((name) => join(folder, name))
}

const loaded = async (set: string) =>
  [set, (await Promise.all(foldersOf(set).map(usersFaults))).flat()] as const

const own = await loadFaults([])
const written = new Map(await Promise.all(sets.map(({ set }) => loaded(set))))
const all = [...written.values()].flat()

test.each(sets)('the $set set that was written blind is whole', ({ set, honest, faults }) => {
  const ofSet = written.get(set) ?? []
  const harmless = ofSet.filter((fault) => fault.harmless)
  expect({ honest: harmless.length, faults: ofSet.length - harmless.length }).toEqual({ honest, faults })
})

test('ids are unique over all sets and the project’s own', () => {
  const ids = [...own, ...all].map(({ id }) => id)
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

test('every row that they name exists', () => {
  const catalogue = loadCatalogue('features/requirements')
  const rows = catalogue.ok ? catalogue.value.rows : new Map()
  const named = all.flatMap(({ id, violates = [] }) => violates.map((row) => ({ id, row })))
  expect(named.length).toBeGreaterThanOrEqual(136 + 130 + 130 + 80 + 80 + 48)
  expect(named.filter(({ row }) => !rows.has(row))).toEqual([])
})
