import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadFaults } from '../../drivers/assemblies/faults.ts'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'

const first = 'faults/written-blind/first'
const folders = readdirSync(first).map((name) => join(first, name))
const own = new Set((await loadFaults([])).map(({ id }) => id))
const written = (await loadFaults(folders)).filter(({ id }) => !own.has(id))

test('the first set that was written blind is whole', () => {
  const honest = written.filter(({ harmless }) => harmless)
  expect({ honest: honest.length, faults: written.length - honest.length }).toEqual({
    honest: 77,
    faults: 136,
  })
})

test('every row that it names exists', () => {
  const catalogue = loadCatalogue('features/requirements')
  const rows = catalogue.ok ? catalogue.value.rows : new Map()
  const named = written.flatMap(({ id, violates }) => violates.map((row) => ({ id, row })))
  expect(named.length).toBeGreaterThanOrEqual(136)
  expect(named.filter(({ row }) => !rows.has(row))).toEqual([])
})
