import { afterAll, expect, test } from 'vitest'
import { wallClock } from '../../cli/serve/wall-clock.ts'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { sampleOfDay } from '../parts/sample-of-day.ts'
import { findingsOn } from './findings.ts'
import { PageCoverage } from './page-coverage.ts'
import { pageJourneys } from './page-journeys.ts'

const found = await chromiumForTests()

afterAll(closeBrowser)

const coverage = new PageCoverage()

/** All journeys take some minutes: CI goes through each, a developer's machine through others every day. */
const isWhole = Boolean(process.env.CI)
const titles = [...pageJourneys.keys()]
const sample = isWhole ? titles : sampleOfDay(titles, wallClock(), 3)

for (const [title, { run, window }] of pageJourneys) {
  test.skipIf(!found.ok || !sample.includes(title))(
    `axe finds nothing on any page, light or dark, and 320 px are enough: ${title}`,
    async () => {
      const findings: string[] = []
      await run(await browser(), async (name, page) => {
        await coverage.add(title, page)
        findings.push(...(await findingsOn(page)).map((finding) => `${name}: ${finding}`))
      })
      expect(findings).toEqual([])
      if (window) expect(coverage.missingIn(title, window.locale)).toEqual([])
    },
    120_000,
  )
}

test.skipIf(!found.ok || !isWhole)('the journeys show every page and every text of the pages', () => {
  expect(coverage.missing()).toEqual([])
})

test('without a journey every page and text is missing', () => {
  const none = new PageCoverage()
  expect(none.missing()).toContain('/clientPortal/ru/opt-out')
  expect(none.missing()).toContain('challengeEnded (en)')
  expect(none.missingIn('tws en', 'en')).toContain('waitingForApproval')
})
