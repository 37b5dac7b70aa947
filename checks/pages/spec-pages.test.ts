import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { startSls } from '../../testing/command-line.ts'
import { findingsOn } from './findings.ts'

const found = await chromiumForTests()
const folder = mkdtempSync(join(tmpdir(), 'sls-spec-pages-'))
const run = join(folder, 'run')
const site = join(folder, 'site')

beforeAll(async () => {
  if (!found.ok) return
  await startSls('run', '--only', 'PUSH-AND-06', '--only', 'SMS-03', '--out', run).end
  await startSls('spec', '--run', run, '--out', site).end
}, 60_000)
afterAll(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true, force: true })
})

async function opened(file: string, javaScriptEnabled = true) {
  const context = await (await browser()).newContext({ javaScriptEnabled })
  const page = await context.newPage()
  await page.goto(`${pathToFileURL(join(site, file))}`)
  return { page, [Symbol.asyncDispose]: () => context.close() }
}

describe.skipIf(!found.ok)('the living spec', { timeout: 60_000 }, () => {
  test.each([
    'index.html',
    'A4.html',
    'A7.html',
    'numbers.html',
    'readings.html',
    'labels.html',
    'glossary.html',
  ])('axe finds nothing on %s, light or dark, at 320 px', async (file) => {
    await using spec = await opened(file)
    expect(await findingsOn(spec.page)).toEqual([])
  })

  test.each([
    ['MIG-IOS-07', /^MIG-IOS-07 /],
    ['код безопасности', /^Код безопасности/],
    ['QR', /^Login by a QR code/],
    ['two phones migrate at once', /^Nothing has all these words/],
    ['the security code expires', /^SEC-EXPIRY-05 /],
    ['qqqq', /^Nothing has any of these words/],
  ])('the search for %s finds it', async (words, first) => {
    await using spec = await opened('index.html')
    await spec.page.getByRole('searchbox').fill(words)
    expect(await spec.page.locator('.hits li').first().textContent()).toMatch(first)
  })

  test('is read without script', async () => {
    await using spec = await opened('A4.html', false)
    expect(await spec.page.getByRole('searchbox').count()).toBe(0)
    expect(await spec.page.locator('.walk .phone.android').count()).toBeGreaterThan(0)
    await spec.page.getByText('What would turn this red').first().click()
    expect(await spec.page.locator('details[open] li').count()).toBeGreaterThan(0)
  })
})
