import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { configuration } from '../../drivers/config/configuration.ts'
import { namedApp } from './named-app.ts'

const folder = mkdtempSync(join(tmpdir(), 'sls-app-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
writeFileSync(join(folder, 'one.mjs'), 'export default { name: "One", start() {} }')
writeFileSync(join(folder, 'two.mjs'), 'export default { name: "Two", start() {} }')

const systemWith = (app: string) => ({
  configuration: configuration.parse({ url: 'http://127.0.0.1:1', app }),
  folder,
  option: '--config',
})

test('the app of a configuration is beside it, and --app goes before', async () => {
  const app = join(folder, 'two.mjs')
  expect(await namedApp({ system: systemWith('one.mjs') })).toEqual({
    ok: true,
    value: { name: 'One', file: join(folder, 'one.mjs') },
  })
  expect(await namedApp({ app, system: systemWith('one.mjs') })).toMatchObject({ value: { name: 'Two' } })
})

test('no app is named', async () => {
  expect(await namedApp({})).toEqual({ ok: true, value: undefined })
})

test('an app that cannot be used is a sentence', async () => {
  expect(await namedApp({ system: systemWith('none.mjs') })).toEqual({
    ok: false,
    problems: [
      `--app ${join(folder, 'none.mjs')}: there is no such file, give the module that exports the app.`,
    ],
  })
})
