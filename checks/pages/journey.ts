/** @module A user of the pages of one server, in a browser, who finds things by role and name alone. */

import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright'
import type { Locale, Platform } from '../../contract/primitives.ts'
import { createPages } from '../../reference-server/pages/pages.ts'
import { listen } from '../../reference-server/runtime/listener.ts'
import type { Labels } from '../../reference-server/screens/labels/labels.ts'
import { referenceLabels } from '../../reference-server/screens/labels/languages.ts'
import { certificates } from '../../simulators/transport/certificates.ts'
import { createTestPerson, password } from '../../testing/people.ts'
import { createTestServer, type TestServer } from '../../testing/reference-server.ts'
import { bringAxe } from './accessibility.ts'

export interface PageUser {
  readonly page: Page
  readonly server: TestServer
  readonly labels: Labels
  readonly locale: Locale
  open(path: string): Promise<void>
  /** Types user name and password and presses what is to be pressed. */
  logIn(button: string, typed?: string, username?: string): Promise<void>
  press(label: string): Promise<void>
  fill(label: string, text: string): Promise<void>
  follow(label: string): Promise<void>
  /** Continues as somebody whom the server has never seen. */
  clearCookies(): Promise<void>
  /** From now on every request to the server's API fails. */
  breakServer(): void
  /** Inspects the page in this state. */
  inspect(state: string): Promise<void>
}

/** What is done on every page in every state. */
export type Inspect = (name: string, page: Page) => Promise<void>

export type Journey = (user: PageUser) => Promise<void>

/** Does what leads to another page, and waits until that page is loaded. */
export async function toNextPage(page: Page, action: () => Promise<void>): Promise<void> {
  const loaded = page.waitForEvent('load')
  await action()
  await loaded
}

/** Runs one journey with a server, a person and a browser context of its own. */
export async function openJourney(
  browser: Browser,
  name: string,
  locale: Locale,
  inspect: Inspect,
  journey: Journey,
): Promise<void> {
  const server = createTestServer()
  await createTestPerson(server)
  const { cert, key } = await certificates()
  let faces = server.raw
  const { fetch } = createPages({
    fetch: (request) => faces(request),
    watch: server.watch,
    newSecret: randomUUID,
  })
  const listening = await listen(fetch, { hostname: '127.0.0.1', port: 0, tls: { cert, key } })
  const context = await browser.newContext({ ignoreHTTPSErrors: true, baseURL: listening.url })
  const page = await context.newPage()
  await bringAxe(page)
  const labels = referenceLabels[locale]
  const user: PageUser = {
    page,
    server,
    labels,
    locale,
    open: async (path) => void (await page.goto(path)),
    async logIn(button, typed = password, username = 'amara') {
      await user.fill(labels.username, username)
      await user.fill(labels.password, typed)
      await user.press(button)
    },
    press: async (label) => {
      const button = page.getByRole('button', { name: label, exact: true })
      const other = page.getByRole('switch', { name: label, exact: true })
      const link = page.getByRole('main').getByRole('link', { name: label, exact: true })
      await toNextPage(page, () => button.or(other).or(link).click())
    },
    fill: (label, text) => page.getByLabel(label, { exact: true }).fill(text),
    follow: (label) => toNextPage(page, () => page.getByRole('link', { name: label, exact: true }).click()),
    clearCookies: () => context.clearCookies(),
    breakServer() {
      faces = () => Promise.reject(new Error('the faces are broken'))
    },
    inspect: (state) => inspect(`${name} ${locale} ${state}`, page),
  }
  try {
    await journey(user)
  } finally {
    await context.close()
    await listening.close()
  }
}

export interface LoginPage {
  readonly name: string
  readonly path: string
  readonly platform: Platform
  readonly locale: Locale
}

const windows = [
  ['clientPortal', 'clientPortal', ''],
  ['tws', 'tws', ''],
  ['webTrader', 'webTrader', ''],
  ['ibkrMobile on iOS', 'ibkrMobile', '?os=iOS'],
  ['ibkrMobile on Android', 'ibkrMobile', '?os=Android'],
] as const

const locales = ['en', 'ru'] as const

/** Every window in every language. */
export const loginWindows: readonly LoginPage[] = windows.flatMap(([name, platform, os]) =>
  locales.map((locale) => ({ name, platform, locale, path: `/${platform}/${locale}${os}` })),
)
