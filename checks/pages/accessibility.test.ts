import { afterAll, expect, test } from 'vitest'
import { browser, closeBrowser } from '../../drivers/browser/chromium.ts'
import { chromiumForTests } from '../../testing/chromium.ts'
import { axeFindings } from './accessibility.ts'

const found = await chromiumForTests()
const inBrowser = test.skipIf(!found.ok)

afterAll(closeBrowser)

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Login</title></head><body><main><h1>Login</h1>${body}</main></body></html>`

async function findingsOn(html: string): Promise<string[]> {
  const opened = await (await browser()).newPage()
  await opened.setContent(html)
  return axeFindings(opened)
}

inBrowser('axe finds nothing on a sound page', async () => {
  expect(await findingsOn(page('<label>Username <input></label>'))).toEqual([])
})

inBrowser('axe finds a field that nobody has labelled', async () => {
  expect(await findingsOn(page('<input>'))).toEqual([expect.stringMatching(/^label: .+<input>$/)])
})
