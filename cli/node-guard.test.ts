import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'sls-guard-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
mkdirSync(join(root, 'cli'))
cpSync(new URL('node-guard.mjs', import.meta.url), join(root, 'cli', 'node-guard.mjs'))

const guarded = (...options: readonly string[]) => {
  const { status, stderr } = spawnSync(process.execPath, [...options, join(root, 'cli', 'node-guard.mjs')])
  return { status, said: String(stderr) }
}

const inNode20 = [
  '--import',
  "data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '20.1.0' } })",
]

test('where Node is too old, the commands are named that bring their own', () => {
  rmSync(join(root, 'package-lock.json'), { force: true })
  expect(guarded(...inNode20)).toEqual({
    status: 2,
    said: expect.stringMatching(
      /^This project needs Node 24 or newer, and this is 20\.1\.0: run it through npm \(npx sls run, in the folder /,
    ),
  })
  writeFileSync(join(root, 'package-lock.json'), '{}')
  mkdirSync(join(root, 'node_modules'))
  expect(guarded(...inNode20).said).toContain(
    'run it through npm (npm start, npm run --silent sls -- run), which brings',
  )
  rmSync(join(root, 'package-lock.json'))
  rmSync(join(root, 'node_modules'), { recursive: true })
})

test('a clone that is not installed says so, an installed one and a package do not', () => {
  expect(guarded()).toEqual({ status: 0, said: '' })
  writeFileSync(join(root, 'package-lock.json'), '{}')
  expect(guarded()).toEqual({
    status: 2,
    said: 'This project is not installed yet: run npm ci first. It brings its own Node as well.\n',
  })
  mkdirSync(join(root, 'node_modules'))
  expect(guarded()).toEqual({ status: 0, said: '' })
})
