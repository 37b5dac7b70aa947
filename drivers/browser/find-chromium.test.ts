import { expect, test } from 'vitest'
import { chromiumForTests } from '../../testing/chromium.ts'
import { browser, closeBrowser } from './chromium.ts'
import { type ChromiumSearch, findChromium } from './find-chromium.ts'

const own = '/cache/chromium-1255/chrome-linux/chrome'

const machine = (there: readonly string[], more: Partial<ChromiumSearch> = {}): ChromiumSearch => ({
  own,
  platform: 'linux',
  environment: { PATH: '/usr/local/bin:/usr/bin' },
  exists: (path) => there.includes(path),
  packaged: async () => undefined,
  ...more,
})

const packaged = async () => ({ executablePath: '/packaged/chromium' })

test.each([
  ["Playwright's own headless shell", ['/cache/chromium_headless_shell-1255', '/usr/bin/chromium'], {}],
  ["Playwright's own browser", [own, '/usr/bin/chromium'], { executablePath: own }],
  [
    'the headless shell of Debian before its Chromium',
    ['/usr/bin/chromium', '/usr/bin/chromium-headless-shell'],
    { executablePath: '/usr/bin/chromium-headless-shell' },
  ],
  ['an installed Chromium', ['/usr/bin/chromium'], { executablePath: '/usr/bin/chromium' }],
  ['the one of the npm package', [], { executablePath: '/packaged/chromium' }],
])('%s', async (_name, there, launch) => {
  expect(await findChromium(false, machine(there, { packaged }))).toMatchObject({ ok: true, launch })
})

test.each([
  ['darwin', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['win32', 'C:\\Programs\\Google\\Chrome\\Application\\chrome.exe'],
] as const)('Chrome on %s', async (platform, executablePath) => {
  const environment = { PROGRAMFILES: 'C:\\Programs' }
  const found = await findChromium(false, machine([executablePath], { platform, environment }))
  expect(found).toMatchObject({ ok: true, launch: { executablePath } })
})

test('without any Chromium the error says how to install one', async () => {
  const found = await findChromium(false, machine([]))
  expect(found).toEqual({ ok: false, sentence: expect.stringContaining('npx playwright install chromium') })
})

const found = await chromiumForTests()

test.skipIf(!found.ok)(
  'the Chromium of this machine launches as in a run and renders text',
  async () => {
    const page = await (await browser()).newPage()
    await page.setContent('<h1>Вход</h1>')
    expect(await page.getByRole('heading').ariaSnapshot()).toBe('- heading "Вход" [level=1]')
    await closeBrowser()
  },
  60_000,
)

test('where its windows are to be shown, no headless shell is taken', async () => {
  const shell = '/usr/bin/chromium-headless-shell'
  const environment = { PATH: '/usr/bin' }
  expect(await findChromium(true, machine([shell], { environment }))).toEqual({
    ok: false,
    sentence: expect.stringContaining('no Chromium with windows to show'),
  })
  const whole = '/usr/bin/chromium'
  expect(await findChromium(true, machine([shell, whole], { environment }))).toMatchObject({ name: whole })
})
