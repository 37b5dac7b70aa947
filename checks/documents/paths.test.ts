import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { missingPaths } from './paths.ts'

const top = resolve(import.meta.dirname, '../..')

const documents = globSync(
  ['*.md', 'docs/**/*.md', 'contract/*.md', 'features/*.md', 'reference-server/*.md'],
  {
    cwd: top,
    exclude: ['CHANGELOG.md'],
  },
).map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(join(top, path), 'utf8') }))

test('a link and a code span that lead nowhere are found', () => {
  const text =
    'See [it](../gone.md), [this](glossary.md), `docs/gone.md` and `docs/{glossary,architecture}.md`.'
  expect(missingPaths([{ path: 'docs/x.md', text }], top)).toEqual([
    'docs/x.md names ../gone.md, which does not exist',
    'docs/x.md names docs/gone.md, which does not exist',
  ])
})

test('what is no path of this project is left alone', () => {
  const text = '`application/json`, [a page](https://sls.test/page), [above](#terms), `npm run check`'
  expect(missingPaths([{ path: 'docs/x.md', text }], top)).toEqual([])
})

test('every path in the documents exists', () => {
  expect(documents.length).toBeGreaterThan(5)
  expect(missingPaths(documents, top)).toEqual([])
})
