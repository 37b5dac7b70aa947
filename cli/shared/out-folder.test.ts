import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openOutFolder } from './out-folder.ts'

function opened() {
  const path = mkdtempSync(join(tmpdir(), 'sls-out-folder-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const folder = openOutFolder(path)
  if (!folder.ok) throw new Error(folder.problems.join(' '))
  return folder.value
}

test('a file is there whole, with nothing beside it', () => {
  const folder = opened()
  folder.writeJson('deep/results.json', { whole: true })
  expect(JSON.parse(readFileSync(join(folder.path, 'deep/results.json'), 'utf8'))).toEqual({ whole: true })
  expect(readdirSync(join(folder.path, 'deep'))).toEqual(['results.json'])
})

test('a file that cannot be put in its place leaves nothing', () => {
  const folder = opened()
  mkdirSync(join(folder.path, 'junit.xml', 'in-the-way'), { recursive: true })
  expect(() => folder.write('junit.xml', '<testsuites/>')).toThrow('EISDIR')
  expect(readdirSync(folder.path)).toEqual(['junit.xml'])
})
