import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumHere } from '../../drivers/browser/chromium-here.ts'
import { findingsOn } from './findings.ts'
import { walks } from './walk.ts'

const found = await chromiumHere()

let browser: Browser

beforeAll(async () => {
  if (found.ok) browser = await chromium.launch(found.launch)
}, 60_000)
afterAll(async () => browser?.close())

test.skipIf(!found.ok).each([...walks])(
  'axe finds nothing on any page, light or dark, and 320 px are enough: %s',
  async (_name, walk) => {
    const findings: string[] = []
    let looks = 0
    await walk(browser, async (name, page) => {
      looks++
      findings.push(...(await findingsOn(page)).map((finding) => `${name}: ${finding}`))
    })
    expect(findings).toEqual([])
    expect(looks).toBeGreaterThan(12)
  },
  120_000,
)
