import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../drivers/temporary-folder.ts'
import { ChangedFiles } from './changed-files.ts'

const folder = temporaryFolder('sls-watch-')
const at = (...path: string[]) => join(folder.path, ...path)
let changes: ChangedFiles | undefined
afterEach(() => changes?.close())

/** Time passes only when the test says so; `armed` resolves when a change has been seen. */
function watching(place: string, ignored: readonly string[] = []) {
  let callback: (() => void) | undefined
  let armed = Promise.withResolvers<void>()
  const told: string[][] = []
  changes = new ChangedFiles(
    [place],
    (files) =>
      told.push(files.map((file) => file.slice(folder.path.length + 1).replaceAll('\\', '/')).toSorted()),
    (_ms, then) => {
      callback = then
      armed.resolve()
      return () => {
        callback = undefined
      }
    },
    ignored,
  )
  const quiet = async (): Promise<void> => {
    await armed.promise
    armed = Promise.withResolvers()
    // Whatever else the system still has to tell of the same save.
    await new Promise(setImmediate)
    callback?.()
  }
  return { told, quiet }
}

test('a save is told once, also where the editor puts another file in place of the old one', async () => {
  mkdirSync(at('features', 'deep'), { recursive: true })
  writeFileSync(at('features', 'deep', 'a.feature'), 'Feature: A')
  const { told, quiet } = watching(at('features'))
  writeFileSync(at('features', 'deep', 'a.feature'), 'Feature: B')
  await quiet()
  expect(told).toEqual([['features/deep/a.feature']])
  writeFileSync(at('features', 'deep', 'a.feature~'), 'Feature: C')
  renameSync(at('features', 'deep', 'a.feature~'), at('features', 'deep', 'a.feature'))
  await quiet()
  expect(told.at(-1)).toEqual(['features/deep/a.feature'])
})

test('the same contents, and what editors keep for themselves, are no change', async () => {
  mkdirSync(at('steps'), { recursive: true })
  writeFileSync(at('steps', 'a.ts'), '1')
  const { told, quiet } = watching(at('steps'))
  writeFileSync(at('steps', 'a.ts'), '2')
  await quiet()
  writeFileSync(at('steps', '.a.ts.swp'), 'x')
  writeFileSync(at('steps', 'a.test.ts'), 'x')
  writeFileSync(at('steps', 'a.ts'), '2')
  await quiet()
  expect(told).toEqual([['steps/a.ts']])
})

test('a single file is watched where it stands', async () => {
  writeFileSync(at('app.mjs'), '1')
  const { told, quiet } = watching(at('app.mjs'))
  writeFileSync(at('other.mjs'), '1')
  writeFileSync(at('app.mjs'), '2')
  await quiet()
  expect(told).toEqual([['app.mjs']])
})

test('a folder that is ignored, and one that is gone at once, are no change', async () => {
  mkdirSync(at('code', 'out'), { recursive: true })
  const { told, quiet } = watching(at('code'), [at('code', 'out')])
  writeFileSync(at('code', 'out', 'results.json'), '{}')
  for (let one = 0; one < 20; one++) {
    mkdirSync(at('code', `gone-${one}`))
    rmSync(at('code', `gone-${one}`), { recursive: true })
  }
  writeFileSync(at('code', 'a.ts'), '1')
  await quiet()
  expect(told).toEqual([['code/a.ts']])
})
