import { afterAll, expect, test } from 'vitest'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { findingsOn } from './findings.ts'
import { Inventory } from './inventory.ts'
import { walks } from './walk.ts'

const found = await chromiumForTests()

afterAll(closeBrowser)

const inventory = new Inventory()

test.skipIf(!found.ok).each([...walks])(
  'axe finds nothing on any page, light or dark, and 320 px are enough: %s',
  async (title, { walk, window }) => {
    const findings: string[] = []
    await walk(await browser(), async (name, page) => {
      await inventory.add(title, page)
      findings.push(...(await findingsOn(page)).map((finding) => `${name}: ${finding}`))
    })
    expect(findings).toEqual([])
    if (window) expect(inventory.missingIn(title, window.locale)).toEqual([])
  },
  120_000,
)

test.skipIf(!found.ok)('there is nothing that the pages draw and nobody has looked at', () => {
  expect(inventory.missing()).toEqual([])
})

test('where nobody has looked, all of it is missing', () => {
  const none = new Inventory()
  expect(none.missing()).toContain('/clientPortal/ru/opt-out')
  expect(none.missing()).toContain('challengeEnded (en)')
  expect(none.missingIn('tws en', 'en')).toContain('waitingForApproval')
})
