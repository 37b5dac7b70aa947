import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { reportPage } from '../../reports/html/page.ts'
import { reportedScenario } from '../../reports/html/report.ts'
import { scenarioLink } from '../../reports/html/words.ts'
import { resultsOf } from '../../reports/output/results.ts'
import { verdictOf } from '../../reports/verdicts/verdict.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { testFilm, testTimeline } from '../../testing/film.ts'
import { hostileReport } from '../../testing/hostile-report.ts'
import { failedWith, passed, testCatalogue, testRecord, testScenario } from '../../testing/reports.ts'
import { findingsOn } from './findings.ts'

const found = await chromiumForTests()
const folder = mkdtempSync(join(tmpdir(), 'sls-report-'))
const file = join(folder, 'report.html')
/** Axe looks at each element. */
const shortFile = join(folder, 'short.html')
const passingFile = join(folder, 'passing.html')
const hostileFile = join(folder, 'hostile.html')
const hostile = '<img src=x onerror="document.title=1"> "текст" \u202E'

beforeAll(() => {
  writeFileSync(file, page(5_000))
  writeFileSync(shortFile, page(60))
  writeFileSync(passingFile, page(60, -1))
  writeFileSync(hostileFile, reportPage(hostileReport()))
})
afterAll(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true, force: true })
})

/** A report of so many scenarios, of which the third, or another one, fails in its second step. */
function page(count: number, failing = 2): string {
  const [film, timeline] = [testFilm(hostile), testTimeline(hostile)]
  const all = Array.from({ length: count }, (_, index) => {
    const scenario = {
      ...testScenario(['M-01'], [['M-01'], ['M-01']], true),
      id: `security/feature-${index % 50}#scenario-${index}`,
      feature: `security/feature-${index % 50}`,
      name: index === 4 ? `Ключ ${hostile}` : `Scenario ${index}`,
    }
    const last = index === failing ? failedWith('AssertionError', hostile) : passed
    const record = { ...testRecord([passed, last]), film, timeline }
    const verdict = verdictOf(scenario, record, testCatalogue)
    return { verdict, scenario: reportedScenario(verdict, record, `sls run --only '${scenario.id}'`) }
  })
  const facts = { suite: { name: 's', version: '1', spec: '' }, target: { name: hostile }, seed: 1 }
  const results = resultsOf(
    facts,
    all.map(({ verdict }) => verdict),
    testCatalogue,
  )
  return reportPage({ results, catalogue: testCatalogue, scenarios: all.map(({ scenario }) => scenario) })
}

async function opened(hash = '', path = file) {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 900 } })
  const shown = await context.newPage()
  const errors: string[] = []
  shown.on('pageerror', ({ message }) => errors.push(message))
  await shown.goto(`${pathToFileURL(path)}${hash}`)
  return { page: shown, errors, [Symbol.asyncDispose]: () => context.close() }
}

const failing = 'security/feature-2#scenario-2'

describe.skipIf(!found.ok)('the report of a run', { timeout: 60_000 }, () => {
  test('begins with what it came to, and leads to what failed', async () => {
    await using report = await opened()
    expect(await report.page.getByRole('heading', { level: 1 }).textContent()).toBe('Not conforming.')
    await report.page.getByRole('link', { name: 'Scenario 2', exact: true }).first().click()
    await report.page.locator('.steps > li.failed.now').waitFor()
    expect(await report.page.locator('.steps > li.failed').textContent()).toContain(hostile)
    expect(report.errors).toEqual([])
  })

  test('paints the headline first, then the rest; on paper, and behind a link, all is there at once', async () => {
    await using report = await opened()
    await report.page.locator('html:not(.opening)').waitFor()
    const facts = report.page.locator('.facts')
    expect(await facts.isVisible()).toBe(true)
    await report.page.evaluate("document.documentElement.classList.add('opening')")
    expect(await facts.isVisible()).toBe(false)
    await report.page.emulateMedia({ media: 'print' })
    expect(await facts.isVisible()).toBe(true)
    await using linked = await opened('#facts')
    expect(await linked.page.locator('.facts').isVisible()).toBe(true)
  })

  test('finds words in any language, rows and outcomes', async () => {
    await using report = await opened('#scenarios')
    const visible = report.page.locator('.list li:visible')
    await report.page.getByRole('searchbox').fill('ключ')
    expect(await visible.count()).toBe(1)
    await report.page.getByRole('searchbox').fill('m-01 SCENARIO-4999')
    expect(await report.page.locator('.found').textContent()).toBe('1 of 5000 scenarios')
    await report.page.getByRole('searchbox').fill('')
    await report.page.getByRole('checkbox', { name: /^failed/ }).check()
    expect(await visible.allTextContents()).toEqual(['Scenario 2 M-01'])
  })

  test('opens a step by its link, and is played by the keyboard', async () => {
    await using report = await opened(scenarioLink(failing, 0))
    await report.page.locator('.steps > li.now[data-step="0"]').waitFor()
    expect(await report.page.locator('.time').textContent()).toBe('2026-03-02 09:00:00')
    expect(await report.page.locator('.stage .phone.ios .clock').textContent()).toBe('09:00')
    await report.page.keyboard.press('ArrowRight')
    await report.page.locator('.steps > li.now[data-step="1"]').waitFor()
    expect(await report.page.locator('.stage .notice.banner').count()).toBe(1)
    expect(await report.page.locator('.stage .bubble').count()).toBe(2)
    await report.page.getByRole('slider', { name: 'Frame' }).fill('0')
    expect(await report.page.locator('.stage .notice').count()).toBe(0)
    await report.page.getByRole('button', { name: 'Next step' }).click()
    expect(await report.page.locator('.strip [aria-current]').textContent()).toBe('2')
    expect(await report.page.locator('.stage .tray.notDelivered').textContent()).toContain('refused: 503')
    await report.page.keyboard.press('ArrowLeft')
    expect(await report.page.locator('.stage .notice').count()).toBe(0)
    await report.page.getByRole('button', { name: 'To the failing step' }).click()
    expect(await report.page.locator('.time').textContent()).toBe('2026-03-02 09:01:00')
  })

  test('shows hostile texts as texts', async () => {
    await using report = await opened(scenarioLink('security/feature-4#scenario-4'))
    await report.page.locator('.stage').waitFor()
    expect(await report.page.locator('img').count()).toBe(0)
    expect(await report.page.title()).toContain(hostile)
    expect(report.errors).toEqual([])
  })

  test.each(['', '#rows', '#scenarios', '#step'])(
    'hostile texts do nothing in %s, at 320 px',
    async (hash) => {
      const [first] = hostileReport().scenarios
      const link = hash === '#step' ? scenarioLink(first?.id ?? '', 1) : hash
      await using report = await opened(link, hostileFile)
      const dialogs: string[] = []
      report.page.on('dialog', (dialog) => {
        dialogs.push(dialog.message())
        void dialog.dismiss()
      })
      await report.page.setViewportSize({ width: 320, height: 640 })
      if (hash === '#step') await report.page.locator('.stage').waitFor()
      expect(await report.page.locator('img:not([src^="data:image/png"])').count()).toBe(0)
      expect(await report.page.locator('a[href^="javascript:"]').count()).toBe(0)
      expect(await report.page.title()).not.toBe('1')
      expect(await report.page.evaluate('document.documentElement.scrollWidth')).toBe(320)
      expect({ dialogs, errors: report.errors }).toEqual({ dialogs: [], errors: [] })
    },
  )

  test.each(
    [shortFile, passingFile].flatMap((path) =>
      ['', '#rows', '#scenarios', scenarioLink(failing)].map((hash) => [basename(path), hash, path] as const),
    ),
  )('axe finds nothing in %s on %s, light or dark, wide or at 320 px', async (_, hash, path) => {
    await using report = await opened(hash, path)
    if (hash.startsWith('#scenario=')) await report.page.locator('.stage').waitFor()
    else await report.page.locator('.view:visible h1').waitFor()
    for (const folded of await report.page.locator('details:visible').all())
      await folded.evaluate('(details) => { details.open = true }')
    expect(await findingsOn(report.page, 1280)).toEqual([])
    expect(await findingsOn(report.page)).toEqual([])
  })

  test('is printed without cuts, with all views and what is folded', async () => {
    await using report = await opened(scenarioLink(failing), shortFile)
    await report.page.locator('.stage').waitFor()
    await report.page.locator('#rows dd').first().waitFor({ state: 'attached' })
    // A4 less the margins, at 96 px to the inch.
    await report.page.setViewportSize({ width: 718, height: 1000 })
    await report.page.emulateMedia({ media: 'print' })
    expect(await report.page.evaluate(cutOff)).toEqual([])
    for (const part of ['#conclusion', '#rows dd', '.list li', '.steps > li', '.traffic, .facts'])
      expect(await report.page.locator(`${part} >> visible=true`).count(), part).toBeGreaterThan(0)
    expect((await report.page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
  })
})

/** What is wider than the box that clips or scrolls it, and whatever makes the page too wide. */
const cutOff = `[...document.querySelectorAll('body, body *')].filter((one) => {
  const clips = one === document.body || getComputedStyle(one).overflowX !== 'visible'
  return clips && one.checkVisibility() && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline'
}).map((one) => one.outerHTML.slice(0, 100))`
