/** @module What of a page somebody could not use: at 320 px, in light and in dark. */

import type { Page } from 'playwright'
import { axeFindings } from './axe.ts'

/** Wide content makes people scroll sideways (WCAG 1.4.10). */
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

export async function findingsOn(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 320, height: 640 })
  const wide = await page.evaluate(overflow)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const inLight = await axeFindings(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await axeFindings(page, ['color-contrast'])
  return [...(wide === 0 ? [] : [`it is ${wide} px too wide`]), ...inLight, ...inDark]
}
