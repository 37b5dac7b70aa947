import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Argued } from './argued.ts'
import type { Finding } from './load-bearing.ts'
import { digestOfSources, outcomesPage, pageOf, provenOutcomes } from './page.ts'

const carrying: Finding = {
  wording: 'a|b / а',
  seen: { negated: { scenario: 'f#s' }, removed: { scenario: 'f#t', fault: 'x' } },
}
const idle: Finding = { wording: 'it is idle', seen: { negated: { scenario: 'f#s' }, removed: undefined } }
const found = [...Array.from({ length: 49 }, () => carrying), idle]
const argument: Argued = { outcome: 'it is idle', change: 'removed', why: 'nobody could be wrong in this' }

test('each outcome has a line, and where it was seen', () => {
  const lines = outcomesPage('0123456789abcdef', found, [argument]).split('\n')
  expect(lines).toContain(
    'negated: 50 of 50 seen (100.0 %); removed: 49 of 50 seen (98.0 %); 1 not seen, 1 of them argued. Sources: `0123456789abcdef`.',
  )
  expect(lines).toContain('| a\\|b / а | f#s | x escapes in f#t |')
  expect(lines).toContain('| it is idle | f#s | not seen |')
})

describe('the committed page', () => {
  let root = ''

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  const commit = (argued: readonly Argued[], findings: readonly Finding[] = found): void =>
    write(pageOf(root), outcomesPage(digestOfSources(root), findings, argued))

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'sls-outcomes-'))
    write(join(root, 'features/f.feature'), 'Feature: F')
  })
  afterEach(() => rmSync(root, { recursive: true, force: true }))

  test('counts what was seen as passed, and what is argued as skipped', async () => {
    commit([argument])
    expect(await provenOutcomes(root)).toEqual({ passed: 99, failed: 0, skipped: 1 })
  })

  test('counts as failed what nobody has argued', async () => {
    commit([])
    expect(await provenOutcomes(root)).toEqual({ passed: 99, failed: 1, skipped: 0 })
  })

  test('counts as failed that too few were seen, whatever is argued', async () => {
    commit([argument], found.slice(1))
    expect(await provenOutcomes(root)).toEqual({ passed: 97, failed: 1, skipped: 1 })
  })

  test.each([
    ['features/f.feature', 'Feature: G'],
    ['faults/server/family/fault.ts', 'export default []'],
    ['checks/outcomes/argued.yaml', '[]'],
  ])('says nothing of other sources: %s', async (path, text) => {
    commit([argument])
    write(join(root, path), text)
    expect(await provenOutcomes(root)).toEqual({ passed: 0, failed: 0, skipped: 1 })
  })

  test('a test is no source', async () => {
    commit([argument])
    write(join(root, 'steps/support/step.test.ts'), 'test')
    expect((await provenOutcomes(root)).passed).toBe(99)
  })

  test('a page that is not there says nothing', async () => {
    expect(await provenOutcomes(root)).toEqual({ passed: 0, failed: 0, skipped: 1 })
  })
})
