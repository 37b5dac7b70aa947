import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { missingTests } from './test-links.ts'

const top = resolve(import.meta.dirname, '../..')
const documents = globSync('docs/*.md', { cwd: top }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(join(top, path), 'utf8'),
}))

test('every test that a document names is there', () => {
  const fidelity = documents.find(({ path }) => path === 'docs/simulators-fidelity.md')
  expect(fidelity?.text.match(/\.test\.ts\)/g)?.length).toBeGreaterThan(50)
  expect(missingTests(documents, top)).toEqual([])
})

test.each([
  ['a title that is none', 'no such test', 'test-links.test.ts'],
  ['a part of a title', 'every test that a document names', 'test-links.test.ts'],
  ['a file that is not there', 'every test that a document names is there', 'gone.test.ts'],
])('%s is found', (_, title, file) => {
  const document = { path: 'checks/documents/x.md', text: `See [${title}](${file}).` }
  expect(missingTests([document], top)).toEqual([
    `checks/documents/x.md names the test "${title}" of ${file}, which is not there`,
  ])
})

test('each row of a table of rules names a test', () => {
  const text = documents.find(({ path }) => path === 'docs/simulators-fidelity.md')?.text ?? ''
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| rule'))
  expect(rows.filter((row) => !/\.test\.ts\) \|$/.test(row))).toEqual([])
})
