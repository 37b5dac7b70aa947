import { afterAll, expect, test } from 'vitest'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { findingsOn } from './findings.ts'
import { PageCoverage } from './page-coverage.ts'
import { pageJourneys } from './page-journeys.ts'

const found = await chromiumForTests()

afterAll(closeBrowser)

const coverage = new PageCoverage()

test.skipIf(!found.ok).each([...pageJourneys])(
  'axe finds nothing on any page, light or dark, and 320 px are enough: %s',
  async (title, { run, window }) => {
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

test.skipIf(!found.ok)('the journeys show every page and every text of the pages', () => {
  expect(coverage.missing()).toEqual([])
})

test('without a journey every page and text is missing', () => {
  const none = new PageCoverage()
  expect(none.missing()).toContain('/clientPortal/ru/opt-out')
  expect(none.missing()).toContain('challengeEnded (en)')
  expect(none.missingIn('tws en', 'en')).toContain('waitingForApproval')
})
