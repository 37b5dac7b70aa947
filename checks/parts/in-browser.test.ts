import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { FoundChromium } from '../../drivers/browser/find-chromium.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { withBrowser } from './in-browser.ts'
import type { Counts } from './parts.ts'
import { notApplicableBecause } from './verdict-comparison.ts'

const nowhere = async (): Promise<FoundChromium> => ({
  ok: false,
  sentence: 'There is no Chromium to drive.',
})
const somewhere = async (): Promise<FoundChromium> => ({ ok: true, name: 'Chromium', launch: {} })
const ran: Counts = { passed: 3, failed: 0, skipped: 0 }
const run = async (): Promise<Counts> => ran

test.each(['', 'true'])('where there is a browser the part runs, with CI %s', async (ci) => {
  expect(await withBrowser(run, somewhere, ci)).toEqual(ran)
  expect(await chromiumForTests(somewhere, ci)).toMatchObject({ ok: true })
})

test('where there is none it counts as skipped', async () => {
  expect(await withBrowser(run, nowhere, '')).toEqual({ passed: 0, failed: 0, skipped: 1 })
  expect(await chromiumForTests(nowhere, '')).toMatchObject({ ok: false })
})

test('where there is none CI fails', async () => {
  expect(await withBrowser(run, nowhere, 'true')).toEqual({ passed: 0, failed: 1, skipped: 0 })
  await expect(chromiumForTests(nowhere, 'true')).rejects.toThrow(
    'CI has to run everything. There is no Chromium',
  )
})

test('only scenarios that are not applicable for the given reason are left out of the comparison', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sls-comparison-'))
  const scenario = (id: string, outcome: string, reason?: string) => ({ id, outcome, reason, durationMs: 1 })
  const scenarios = [
    scenario('passed', 'passed'),
    scenario('beyond the limit', 'notApplicable', 'too many actions'),
    scenario('another reason', 'notApplicable', 'no such capability'),
    scenario('failed', 'failed', 'too many actions'),
  ]
  writeFileSync(join(folder, 'results.json'), JSON.stringify({ scenarios }))
  expect([...notApplicableBecause(folder, 'too many actions')]).toEqual(['beyond the limit'])
  rmSync(folder, { recursive: true })
})
