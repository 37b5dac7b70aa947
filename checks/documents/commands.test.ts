import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startSls } from '../../testing/command-line.ts'

const home = resolve(import.meta.dirname, '../..')
const out = mkdtempSync(join(tmpdir(), 'sls-readme-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const text = (path: string): string => readFileSync(join(home, path), 'utf8')

/** What the documents tell people to type, without the comment behind it. */
const selections = ['README.md', 'CONTRIBUTING.md', 'contract/README.md'].flatMap((path) =>
  Array.from(text(path).matchAll(/sls -- run( --(?:only|tags) [^#`\n]+)/g), ([, options = '']) =>
    options.trim(),
  ),
)

test('the documents tell how to run a part of the suite', () => {
  expect(selections.length).toBeGreaterThan(1)
})

// A run with --watch or --pause waits for a person, and has tests of its own.
test.each(selections.filter((options) => !/\bROW\b|--watch|--pause/.test(options)))(
  'what the documents tell people to type does something: sls run %s',
  async (options) => {
    const args = Array.from(options.matchAll(/'([^']*)'|(\S+)/g), ([, quoted, bare]) => quoted ?? bare ?? '')
    expect(await startSls('run', ...args, '--out', out).end).toMatchObject({ code: 0, err: '' })
  },
  60_000,
)

test('what is Russian says so, and nothing else does', () => {
  const files = globSync('features/**/*.feature', { cwd: home })
  const having = (line: RegExp) => files.filter((file) => line.test(text(file)))
  expect(having(/^# language: ru$/m).length).toBeGreaterThan(0)
  expect(having(/^ *@ru\b/m)).toEqual(having(/^# language: ru$/m))
})
