import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDataFolder } from '../../cli/serve/data-folder.ts'
import { openLocalEnvironment } from '../../cli/serve/local-environment.ts'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { findingsOn } from './findings.ts'
import { toNextPage } from './journey.ts'

const found = await chromiumForTests()
const path = mkdtempSync(join(tmpdir(), 'sls-phones-'))

afterAll(async () => {
  await closeBrowser()
  rmSync(path, { recursive: true, force: true })
})

test.skipIf(!found.ok)(
  'the page of the phones tells what has come, and axe finds nothing on it, light or dark, at 320 px',
  async () => {
    const folder = await openDataFolder(path, () => randomBytes(16).toString('hex'))
    if (!folder.ok) throw new Error(folder.problems.join())
    await using opened = new AsyncDisposableStack()
    const { simulation, urls } = await openLocalEnvironment(folder.value, 0, undefined, opened)
    const context = await (await browser()).newContext({ ignoreHTTPSErrors: true })
    opened.defer(() => context.close())
    const page = await context.newPage()
    const logIn = async (name: string): Promise<void> => {
      const { username, password } = simulation.users.find((one) => one.name === name) ?? {}
      const body = JSON.stringify({ platform: 'tws', locale: 'en', username, password })
      const headers = { 'content-type': 'application/json' }
      expect((await fetch(`${urls.faces}/logins`, { method: 'POST', headers, body })).status).toBe(201)
    }
    const press = (phone: string, label: string) =>
      toNextPage(page, () =>
        page.locator(`#${phone}`).getByRole('button', { name: label, exact: true }).click(),
      )

    await page.goto(urls.phones)
    expect(await findingsOn(page)).toEqual([])
    for (const name of ['Chen', 'Amara']) await toNextPage(page, () => logIn(name))
    expect(await page.locator('.bubble').textContent()).toMatch(/code is \d{6}/)
    await press('amara', 'Tap')
    for (const label of ['IBKR Mobile', 'Services', 'Authenticate']) await press('boris', label)
    expect(await findingsOn(page)).toEqual([])
    await press('amara', 'Right finger')
    expect(await page.locator('#amara').textContent()).toContain('The login is approved.')
    const messages = page.locator('.messages')
    expect(await messages.textContent()).toMatch(/\d\d:\d\d:\d\dSMS.*code is \d{6}.*delivered/)
    await toNextPage(page, () => messages.getByRole('button', { name: 'Clear messages' }).click())
    expect(await messages.textContent()).toContain('None since')
    expect(await page.locator('.bubble').count()).toBe(0)
    await page.goto(`${urls.phones}/amara-2`)
    expect(await page.locator('article').count()).toBe(2)
    expect(await findingsOn(page)).toEqual([])
  },
  120_000,
)
