/** @module All journeys: through all pages in all states, in both languages. */

import type { Browser } from 'playwright'
import { type Inspect, type LoginPage, loginWindows, openJourney } from './journey.ts'
import { loginJourneys } from './login-journeys.ts'
import { portalJourneys } from './portal-journeys.ts'

interface PageJourney {
  run(browser: Browser, inspect: Inspect): Promise<void>
  /** The login window that it goes through, if it is one. */
  readonly window?: LoginPage
}

const logins = loginWindows.map((window): [string, PageJourney] => [
  `${window.name} ${window.locale}`,
  {
    window,
    async run(browser, inspect) {
      for (const journey of Object.values(loginJourneys))
        await openJourney(browser, window.name, window.locale, inspect, journey(window))
    },
  },
])

const portals = (['en', 'ru'] as const).map((locale): [string, PageJourney] => [
  `portal ${locale}`,
  {
    async run(browser, inspect) {
      for (const journey of Object.values(portalJourneys))
        await openJourney(browser, 'portal', locale, inspect, journey)
    },
  },
])

export const pageJourneys: ReadonlyMap<string, PageJourney> = new Map([...logins, ...portals])
