import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const here = join(import.meta.dirname, '..')
const document = readFileSync(join(here, 'SECURITY.md'), 'utf8')

/** The rows of the table under a heading, cell by cell. */
function rowsUnder(heading: string): string[][] {
  const [, section = ''] = document.split(`\n## ${heading}\n`)
  const lines =
    section
      .split('\n## ', 1)[0]
      ?.split('\n')
      .filter((line) => line.startsWith('| ')) ?? []
  return lines.slice(1).map((line) => line.slice(2, -2).split(' | '))
}

const tables = {
  shown: rowsUnder('Met, with a scenario or a test'),
  read: rowsUnder('Met, by inspection'),
  notMet: rowsUnder('Not met'),
  notApplicable: rowsUnder('Not applicable'),
}

/** The number of requirements of levels 1 and 2 per section: they are numbered before those of level 3. */
const sections = `
  1.1 2, 1.2 9, 1.3 11, 1.4 3, 1.5 2, 2.1 3, 2.2 3, 2.3 4, 2.4 1, 3.2 2, 3.3 4, 3.4 6, 3.5 5, 3.7 2, 4.1 3, 4.2 1,
  4.3 2, 4.4 4, 5.1 1, 5.2 3, 5.3 2, 5.4 3, 6.1 3, 6.2 12, 6.3 4, 6.4 4, 6.5 5, 6.6 3, 6.8 4, 7.1 3, 7.2 4, 7.3 2,
  7.4 5, 7.5 2, 7.6 2, 8.1 2, 8.2 3, 8.3 1, 8.4 1, 9.1 3, 9.2 4, 10.1 2, 10.2 2, 10.3 4, 10.4 11, 10.5 5, 10.6 2,
  10.7 3, 11.1 2, 11.2 3, 11.3 3, 11.4 4, 11.5 1, 11.6 1, 12.1 3, 12.2 2, 12.3 4, 13.1 1, 13.2 5, 13.3 2, 13.4 5,
  14.1 2, 14.2 4, 14.3 3, 15.1 3, 15.2 3, 15.3 7, 16.1 1, 16.2 5, 16.3 4, 16.4 3, 16.5 3, 17.1 1, 17.2 4, 17.3 2`

const levelTwo = sections.split(',').flatMap((entry) => {
  const [section, count] = entry.trim().split(' ')
  return Array.from({ length: Number(count) }, (_, index) => `${section}.${index + 1}`)
})

const numbersOf = (rows: readonly string[][]): string[] => rows.flatMap(([first = '']) => first.split(', '))

const quoted = (cell: string): string[] => Array.from(cell.matchAll(/`([^`]+)`/g), ([, path = '']) => path)

/** File names; other words in the code font are identifiers. */
const filesIn = (cell: string): string[] =>
  quoted(cell).filter((word) => /^[\w./-]+\.(tsx?|js|json|sql|md)$/.test(word))

test('every requirement of level 2 is listed exactly once', () => {
  const named = numbersOf(Object.values(tables).flat())
  expect(levelTwo).toHaveLength(253)
  expect(levelTwo.filter((number) => !named.includes(number))).toEqual([])
  expect(named.filter((number, index) => named.indexOf(number) !== index)).toEqual([])
  expect(named.filter((number) => !/^\d+\.\d+\.\d+$/.test(number))).toEqual([])
})

test('requirements of level 3 are marked', () => {
  const beyond = Object.values(tables)
    .flat()
    .filter(([number = '']) => !number.includes(',') && !levelTwo.includes(number))
  for (const [, requirement] of beyond) expect(requirement).toMatch(/^\(level 3\) /)
})

test('every named file exists', () => {
  const files = filesIn(document)
  expect(files.length).toBeGreaterThan(100)
  expect(files.filter((file) => !existsSync(join(here, file)))).toEqual([])
})

test('every met requirement names a file', () => {
  const withoutFile = [...tables.shown, ...tables.read].filter(
    ([, , where = '']) => filesIn(where).length === 0,
  )
  expect(withoutFile).toEqual([])
})

const ids = /\b[A-Z]+(?:-[A-Z]+)*-\d\d\b/g

test('every requirement with evidence names a row or a test that exists', () => {
  const catalogue = globSync('../features/requirements/*.yaml', { cwd: here })
  const rows = catalogue.map((file) => readFileSync(join(here, file), 'utf8')).join('\n')
  for (const [number, , , shown = ''] of tables.shown) {
    const tests = [...shown.matchAll(/`([^`]+\.test\.ts)` "([^"]+)"/g)]
    const named = shown.match(ids) ?? []
    expect(tests.length + named.length, number).toBeGreaterThan(0)
    expect(
      named.filter((id) => !rows.includes(`- id: ${id}\n`)),
      number,
    ).toEqual([])
    for (const [, file = '', title = ''] of tests)
      expect(readFileSync(join(here, file), 'utf8'), number).toContain(`'${title}'`)
  }
})

test('every requirement that is not met or not applicable has a reason', () => {
  for (const [number, , why = ''] of tables.notMet) expect(why.length, number).toBeGreaterThan(10)
  for (const [number, why = ''] of tables.notApplicable) expect(why.length, number).toBeGreaterThan(8)
})

test('every ASVS requirement that the catalogue cites is met', () => {
  const security = readFileSync(join(here, '../features/requirements/security.yaml'), 'utf8')
  const sources = new Set(Array.from(security.matchAll(/OWASP ASVS 5\.0 ([\d.]+)/g), ([, number]) => number))
  const met = numbersOf([...tables.shown, ...tables.read])
  expect([...sources].filter((number) => number !== undefined && !met.includes(number))).toEqual([])
})
