import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recordLeftIn } from '../../reports/verdicts/record-file.ts'
import { openOutFolder } from './out-folder.ts'

function opened() {
  const path = mkdtempSync(join(tmpdir(), 'sls-out-folder-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const folder = openOutFolder(path, [])
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

test('the messages of a run are there once: line by line while it goes, compressed when it has ended', () => {
  const folder = opened()
  const run = () => {
    const lines = folder.lines('messages.ndjson')
    lines.add('{}')
    lines.flush()
    const growing = readdirSync(folder.path)
    lines.close()
    folder.packRecord()
    return [growing, readdirSync(folder.path)]
  }
  const once = [['messages.ndjson'], ['messages.ndjson.gz']]
  expect([run(), run()]).toEqual([once, once])
  folder.writeRecord(['{}', '{}'])
  expect(recordLeftIn(folder.path)).toBe('{}\n{}\n')
})

test('where there is no room to compress them, they stay as they are', () => {
  const folder = opened()
  mkdirSync(join(folder.path, 'messages.ndjson.gz', 'in-the-way'), { recursive: true })
  writeFileSync(join(folder.path, 'messages.ndjson'), '{}\n')
  folder.packRecord()
  expect(recordLeftIn(folder.path)).toBe('{}\n')
})

test('a folder in the place of a file is told before anything is written', () => {
  const { path } = opened()
  mkdirSync(join(path, 'results.json'))
  expect(openOutFolder(path, ['junit.xml', 'results.json'])).toEqual({
    ok: false,
    problems: [
      `--out ${path}: results.json is a folder there, and a file of this name is going to be written: move it away, or choose another path.`,
    ],
  })
  expect(openOutFolder(path, ['junit.xml'])).toMatchObject({ ok: true })
})
