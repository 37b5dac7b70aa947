import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readNamedFile, readNamedText } from './named-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'sls-named-file-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'a.txt')
writeFileSync(file, 'text')
symlinkSync('loop', join(folder, 'loop'))

test('a file is read', () => {
  expect(readNamedFile(file)).toEqual({ ok: true, value: Buffer.from('text') })
  expect(readNamedText(file, '--key a.txt')).toEqual({ ok: true, value: 'text' })
})

test('a byte order mark is no part of a text', () => {
  const marked = join(folder, 'marked.txt')
  writeFileSync(marked, '\uFEFFtext')
  expect(readNamedText(marked, '--key marked.txt')).toEqual({ ok: true, value: 'text' })
})

test.each([
  ['none', 'there is no such file'],
  ['.', 'it is a folder: name a file'],
  ['loop', 'it cannot be read (ELOOP): name another file'],
  ['a.txt/b', 'it cannot be read (ENOTDIR): name another file'],
])('of %s is said: %s', (name, problem) => {
  expect(readNamedFile(join(folder, name))).toEqual({ ok: false, problems: [problem] })
  expect(readNamedText(join(folder, name), `--key ${name}`)).toEqual({
    ok: false,
    problems: [`--key ${name}: ${problem}.`],
  })
})
