import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { growingRecord, packedRecord, packRecord, recordIn } from './record-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'sls-record-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function folderWith(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const path = join(folder, name)
  mkdirSync(path)
  for (const [file, content] of Object.entries(files)) writeFileSync(join(path, file), content)
  return path
}

test.each<readonly [string, Readonly<Record<string, string | Uint8Array>>, string | undefined]>([
  ['of a run that has ended', { [packedRecord]: packRecord('{}\n') }, '{}\n'],
  ['of one that goes, that was killed, or of an earlier version', { [growingRecord]: '{"cut' }, '{"cut'],
  ['of one that goes, over those of before', { [growingRecord]: '2', [packedRecord]: packRecord('1') }, '2'],
  ['of no run', {}, undefined],
])('the messages %s are read', (name, files, text) => {
  expect(recordIn(folderWith(name, files))).toEqual({ ok: true, value: text })
})

test('messages that were cut when they were copied are named', () => {
  const half = packRecord('{"one":1}\n').subarray(0, 20)
  expect(recordIn(folderWith('half', { [packedRecord]: half }))).toMatchObject({
    ok: false,
    problems: [expect.stringMatching(/messages\.ndjson\.gz is not whole, or not what gzip makes/)],
  })
})
