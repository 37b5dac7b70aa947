/** @module `node checks/pages/screenshots.ts FOLDER`: screenshots of all pages in all states, for a review. */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { pageJourneys } from './page-journeys.ts'

const folder = process.argv[2] ?? 'reports/out/pages'
mkdirSync(folder, { recursive: true })

for (const { run } of pageJourneys.values()) {
  await run(await browser(), async (name, page) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 1280]) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await page.setViewportSize({ width, height: 640 })
        const file = `${name} ${colorScheme} ${width}.png`.replaceAll(' ', '-')
        await page.screenshot({ path: join(folder, file), fullPage: true })
      }
    }
  })
}
await closeBrowser()
