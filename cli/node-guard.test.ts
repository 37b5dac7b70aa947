import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = mkdtempSync(join(tmpdir(), 'sls-guard-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
mkdirSync(join(root, 'cli'))
cpSync(new URL('node-guard.mjs', import.meta.url), join(root, 'cli', 'node-guard.mjs'))

const guarded = () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'cli', 'node-guard.mjs')])
  return { status, said: String(stderr) }
}

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
