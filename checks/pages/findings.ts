/** @module What makes a page hard to use: at 320 px or another width, in light and dark colours. */

import type { Page } from 'playwright'
import { axeFindings } from './accessibility.ts'

/** Wide content makes people scroll sideways (WCAG 1.4.10). */
const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'

export async function overflowOn(page: Page, width = 320): Promise<string[]> {
  await page.setViewportSize({ width, height: 640 })
  const wide = await page.evaluate(overflow)
  return wide === 0 ? [] : [`it is ${wide} px too wide`]
}

export async function findingsOn(page: Page, width = 320): Promise<string[]> {
  const wide = await overflowOn(page, width)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const inLight = await axeFindings(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  const inDark = await axeFindings(page, ['color-contrast'])
  return [...wide, ...inLight, ...inDark]
}
