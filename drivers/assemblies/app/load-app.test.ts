import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { AppProblem, loadApp } from './load-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'sls-app-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function written(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

/** What is said of an app in this file, without the path of the folder. */
async function problemWith(file: string): Promise<string> {
  const error: unknown = await loadApp(file).catch((problem: unknown) => problem)
  return error instanceof AppProblem ? error.message.replaceAll(`${folder}/`, '') : 'none'
}

const noApp = 'has no default export that is an app: write "export default { name, start }".'

describe('each app that cannot be used is answered by one sentence', () => {
  test('there is no such file', async () =>
    expect(await problemWith(join(folder, 'nowhere.ts'))).toBe(
      '--app nowhere.ts: there is no such file, give the module that exports the app.',
    ))

  test('a folder', async () =>
    expect(await problemWith(folder)).toBe(
      `--app ${folder}: there is no such file, give the module that exports the app.`,
    ))

  test.each([
    ['no module', 'app.json', '{}', '--app app.json: give a file that ends in .ts or .js.'],
    ['no default export', 'none.ts', 'export const app = 7', `--app none.ts ${noApp}`],
    ['a function', 'function.mjs', 'export default () => 7', `--app function.mjs ${noApp}`],
    ['a number', 'number.mjs', 'export default 7', `--app number.mjs ${noApp}`],
    [
      'no name',
      'nameless.mjs',
      'export default { start() {} }',
      '--app nameless.mjs: name: give name and version of the app as a text.',
    ],
    [
      'an empty name',
      'empty.mjs',
      'export default { name: "", start() {} }',
      '--app empty.mjs: name: give name and version of the app as a text.',
    ],
    [
      'no start',
      'startless.mjs',
      'export default { name: "App 1" }',
      '--app startless.mjs: start: give a function that starts the app on a device.',
    ],
    [
      'a start that is no function',
      'object.mjs',
      'export default { name: "App 1", start: {} }',
      '--app object.mjs: start: give a function that starts the app on a device.',
    ],
    [
      'an exception',
      'throws.mjs',
      'throw new Error("no\\n  licence")',
      '--app throws.mjs cannot be loaded: no licence.',
    ],
    [
      'no syntax',
      'syntax.ts',
      'export default {',
      /^--app syntax\.ts cannot be loaded: .*Expected identifier.*\.$/,
    ],
  ])('%s', async (_, name, text, sentence) => {
    const said = await problemWith(written(name, text))
    if (typeof sentence === 'string') expect(said).toBe(sentence)
    else expect(said).toMatch(sentence)
  })
})

test('an app in any syntax of TypeScript, in a folder that is no package', async () => {
  const file = written('app.ts', 'enum Name { Own = "App 1" }\nexport default { name: Name.Own, start() {} }')
  expect(await loadApp(file)).toMatchObject({ name: 'App 1' })
})
