import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { temporaryFolder } from '../../drivers/temporary-folder.ts'
import { openLedgerFile } from './ledger-file.ts'

const folder = temporaryFolder('sls-ledger-')
afterAll(() => folder.remove())

function opened(path: string) {
  const file = openLedgerFile(path)
  if (!file.ok) throw new Error(file.problems.join(' '))
  return file.value
}

test('lines come behind what is there, all of them, and nobody else can read them', () => {
  const path = join(folder.path, 'ledger.ndjson')
  writeFileSync(path, '{"number":0}\n')
  const file = opened(path)
  for (let number = 1; number <= 5000; number++) file.write({ number })
  const written = readFileSync(path, 'utf8')
  expect(written.length, 'what is kept back is little').toBeGreaterThan(10_000)
  file.close()
  const numbers = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).number)
  expect(numbers).toEqual(Array.from({ length: 5001 }, (_, number) => number))
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('a file that cannot be written is a sentence', () => {
  const path = join(folder.path, 'none', 'ledger.ndjson')
  expect(openLedgerFile(path)).toEqual({
    ok: false,
    problems: [expect.stringMatching(/^--ledger .+ cannot be written \(ENOENT.+\): choose another file\.$/)],
  })
})
