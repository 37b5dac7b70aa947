import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
import { failedWith, passed, testCatalogue, testRecord, testScenario } from '../../testing/reports.ts'
import { findingsOn } from './findings.ts'

const found = await chromiumForTests()
const folder = mkdtempSync(join(tmpdir(), 'sls-report-'))
const file = join(folder, 'report.html')
/** Axe looks at each element. */
const shortFile = join(folder, 'short.html')
const hostile = '<img src=x onerror="document.title=1"> "текст" \u202E'

beforeAll(() => {
  writeFileSync(file, page(5_000))
  writeFileSync(shortFile, page(60))
})
afterAll(async () => {
  await closeBrowser()
  rmSync(folder, { recursive: true, force: true })
})

/** A report of so many scenarios, of which the third fails in its second step. */
function page(count: number): string {
  const all = Array.from({ length: count }, (_, index) => {
    const scenario = {
      ...testScenario(['M-01'], [['M-01'], ['M-01']], true),
      id: `security/feature-${index % 50}#scenario-${index}`,
      feature: `security/feature-${index % 50}`,
      name: index === 4 ? `Ключ ${hostile}` : `Scenario ${index}`,
    }
    const last = index === 2 ? failedWith('AssertionError', hostile) : passed
    const record = { ...testRecord([passed, last]), film: testFilm(hostile), timeline: testTimeline(hostile) }
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

  test.each(['', '#rows', '#scenarios', scenarioLink(failing)])(
    'axe finds nothing on %s, light or dark, at 320 px',
    async (hash) => {
      await using report = await opened(hash, shortFile)
      if (hash.startsWith('#scenario=')) await report.page.locator('.stage').waitFor()
      expect(await findingsOn(report.page)).toEqual([])
    },
  )
})
