import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { firstRows, sectionsOf } from './sections.ts'

const loaded = loadCatalogue(join(import.meta.dirname, '../../features/requirements'))

test('each chapter is divided by rows that are there, from its first one on', () => {
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
  const { rows, articles } = loaded.value
  expect(firstRows.filter((id) => !rows.has(id))).toEqual([])
  for (const { id } of articles) {
    const sections = sectionsOf(id, loaded.value)
    expect(firstRows).toContain(sections[0]?.[0].first)
    expect(sections.flatMap(([, members]) => members)).toEqual(
      [...rows.values()].filter(({ article }) => article === id),
    )
  }
})
