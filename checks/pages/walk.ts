/** @module Walks through all pages in all states, in both languages. */

import type { Browser } from 'playwright'
import { allWindows, type Look, visit, type Window } from './journey.ts'
import { loginJourneys } from './login-journeys.ts'
import { portalJourneys } from './portal-journeys.ts'

interface Walk {
  walk(browser: Browser, look: Look): Promise<void>
  /** Where it is the login window of a platform that is walked through. */
  readonly window?: Window
}

const logins = allWindows.map((window): [string, Walk] => [
  `${window.name} ${window.locale}`,
  {
    window,
    async walk(browser, look) {
      for (const journey of Object.values(loginJourneys))
        await visit(browser, window.name, window.locale, look, journey(window))
    },
  },
])

const portals = (['en', 'ru'] as const).map((locale): [string, Walk] => [
  `portal ${locale}`,
  {
    async walk(browser, look) {
      for (const journey of Object.values(portalJourneys))
        await visit(browser, 'portal', locale, look, journey)
    },
  },
])

export const walks: ReadonlyMap<string, Walk> = new Map([...logins, ...portals])
