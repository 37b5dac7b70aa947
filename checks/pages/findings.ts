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

const nextFrame =
  'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))'

/** Until a frame has been painted in them, a page may have colours of both. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await page.evaluate(nextFrame)
}

export async function findingsOn(page: Page, width = 320): Promise<string[]> {
  const wide = await overflowOn(page, width)
  await showIn(page, 'light')
  const inLight = await axeFindings(page)
  await showIn(page, 'dark')
  const inDark = await axeFindings(page, ['color-contrast'])
  return [...wide, ...inLight, ...inDark]
}
