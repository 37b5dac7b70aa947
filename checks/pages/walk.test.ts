import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumHere } from '../../drivers/browser/chromium-here.ts'
import { axeFindings } from './axe.ts'
import { walks } from './walk.ts'

const found = await chromiumHere()

let browser: Browser

beforeAll(async () => {
  if (found.ok) browser = await chromium.launch(found.launch)
}, 60_000)
afterAll(async () => browser?.close())

/** Wide content makes people scroll sideways (WCAG 1.4.10). */
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

test.skipIf(!found.ok).each([...walks])(
  'axe finds nothing on any page, light or dark, and 320 px are enough: %s',
  async (_name, walk) => {
    const findings: string[] = []
    let looks = 0
    await walk(browser, async (name, page) => {
      looks++
      await page.setViewportSize({ width: 320, height: 640 })
      expect([name, await page.evaluate(overflow)]).toEqual([name, 0])
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      const inLight = await axeFindings(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      const inDark = await axeFindings(page, ['color-contrast'])
      findings.push(...[...inLight, ...inDark].map((finding) => `${name}: ${finding}`))
    })
    expect(findings).toEqual([])
    expect(looks).toBeGreaterThan(12)
  },
  120_000,
)
