import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalogue } from '../../reports/catalogue/catalogue.ts'

const home = join(import.meta.dirname, '../..')
const read = (pattern: string): string[] =>
  globSync(pattern, { cwd: home, exclude: ['**/*.test.ts'] }).map((file) =>
    readFileSync(join(home, file), 'utf8'),
  )

test('each row that a rule names is one of the catalogue', () => {
  const catalogue = loadCatalogue(join(home, 'features/requirements'))
  const known = catalogue.ok ? catalogue.value : undefined
  const named = read('exploration/**/*.ts').flatMap(
    (text) => text.match(/\b[A-Z]+(?:-[A-Z]+)*-\d{2}\b/g) ?? [],
  )
  const isKnown = (id: string) => known?.rows.has(id) || known?.ambiguities.has(id)
  expect([...new Set(named)].filter((id) => !isKnown(id))).toEqual([])
  expect(named.length).toBeGreaterThan(80)
})

const linesOf = (texts: readonly string[]): number =>
  texts.reduce((sum, text) => sum + text.split('\n').length, 0)

test('the model has at most a third of the lines of the domain that it is independent of', () => {
  const model = linesOf(read('exploration/model/*.ts'))
  expect(model).toBeLessThanOrEqual(linesOf(read('reference-server/domain/**/*.ts')) / 3)
})

test('what it says of phones has at most a third of the lines of the simulated phone', () => {
  const model = linesOf(read('exploration/model/phone/*.ts'))
  expect(model).toBeLessThanOrEqual(linesOf(read('simulators/phone/**/*.ts')) / 3)
})
