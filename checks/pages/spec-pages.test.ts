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
const site = join(run, 'spec')

beforeAll(async () => {
  if (!found.ok) return
  await startSls('run', '--only', 'PUSH-AND-06', '--only', 'SMS-03', '--out', run).end
  await startSls('spec', '--run', run).end
}, 60_000)
afterAll(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true, force: true })
})

async function opened(link: string, javaScriptEnabled = true) {
  const [file = '', id] = link.split('#')
  const context = await (await browser()).newContext({ javaScriptEnabled })
  const page = await context.newPage()
  await page.goto(`${pathToFileURL(join(site, file))}${id === undefined ? '' : `#${id}`}`)
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
    ['код безопасности', /^Security Code · Код безопасности/],
    ['QR', /^Login by a QR code/],
    ['кодом подтверждения', /[Кк]од.* подтвержд/],
    ['Гонконг', /Hong Kong/],
    ['the security code expires', /^SEC-EXPIRY-05 /],
    ['which readings were chosen', /^Readings page/],
    ['an SMS does not arrive', /^SMS(?:-RU)?-0\d Delivery /],
  ])('the search for %s finds it', async (words, first) => {
    await using spec = await opened('index.html')
    await spec.page.getByRole('searchbox').fill(words)
    await spec.page.locator('.answers').waitFor()
    expect(await spec.page.locator('.hits li').first().textContent()).toMatch(first)
  })

  test('says where nothing has all words, or any', async () => {
    await using spec = await opened('index.html')
    const said = spec.page.getByRole('status')
    await spec.page.getByRole('searchbox').fill('unicorns migrate')
    await said.getByText('Nothing has all these words').waitFor()
    await spec.page.getByRole('searchbox').fill('qqqq')
    await said.getByText('Nothing has any of these words.').waitFor()
  })

  test('the search is used by keyboard alone', async () => {
    await using spec = await opened('A4.html')
    await spec.page.keyboard.press('/')
    await spec.page.keyboard.type('MIG-IOS-07')
    await spec.page.locator('.hits a').first().waitFor()
    await spec.page.keyboard.press('ArrowDown')
    await spec.page.keyboard.press('ArrowUp')
    await spec.page.keyboard.press('Escape')
    expect(await spec.page.locator('.answers').isVisible()).toBe(false)
    await spec.page.keyboard.press('Enter')
    await spec.page.waitForURL(/A1\.html#MIG-IOS-07$/)
  })

  test('a permanent link shows its rule below the head of the page, and opens what it lies in', async () => {
    await using spec = await opened('A4.html#PUSH-AND-06')
    const [head, rule] = await Promise.all(
      ['header', '#PUSH-AND-06'].map((one) => spec.page.locator(one).boundingBox()),
    )
    expect(rule?.y).toBeGreaterThanOrEqual((head?.y ?? 0) + (head?.height ?? 0))
    const id = await spec.page.locator('details li > span[id]').first().getAttribute('id')
    await using scenario = await opened(`A4.html#${id}`)
    await scenario.page.locator('.rule details[open]').first().waitFor()
  })

  test('the report leads to the rule, and the rule to the report', async () => {
    await using spec = await opened('../report.html#row-PUSH-AND-06')
    await spec.page.locator('#row-PUSH-AND-06').getByRole('link', { name: 'in the spec' }).click()
    await spec.page.waitForURL(/A4\.html#PUSH-AND-06$/)
    await spec.page.locator('#PUSH-AND-06').getByRole('link', { name: 'passed' }).click()
    await spec.page.waitForURL(/report\.html#row-PUSH-AND-06$/)
  })

  test('is read without script', async () => {
    await using spec = await opened('A4.html', false)
    expect(await spec.page.getByRole('searchbox').count()).toBe(0)
    expect(await spec.page.locator('.walk .phone.android').count()).toBeGreaterThan(0)
    await spec.page.getByText('What would turn this red').first().click()
    expect(await spec.page.locator('.rule details[open] li').count()).toBeGreaterThan(0)
  })
})
