/** @module Which pages, states and texts the journeys have shown: what no journey shows is not checked. */

import type { Page } from 'playwright'
import { z } from 'zod'
import type { LoginState } from '../../contract/login-face.ts'
import type { Locale } from '../../contract/primitives.ts'
import { texts } from '../../reference-server/pages/texts.ts'
import type { Labels } from '../../reference-server/screens/labels/labels.ts'
import { referenceLabels } from '../../reference-server/screens/labels/languages.ts'
import { portalPageNames } from '../../reference-server/screens/portal-screens.ts'

/** A page as a journey has shown it. */
interface ShownPage {
  readonly locale: Locale
  /** The title of the journeys: the login window, or the portal. */
  readonly title: string
  readonly path: string
  readonly text: string
}

/** The label by which each state of a login is recognized, in every window. */
const signs = {
  chooseDevice: 'chooseDevice',
  waitingForApproval: 'notificationSent',
  challenge: 'challengeCode',
  securityCode: 'enterSecurityCode',
  loggedIn: 'loggedIn',
  denied: 'denied',
  expired: 'expired',
} as const satisfies Readonly<Record<LoginState, keyof Labels>>

/** States of a window that the contract does not tell apart. */
const furtherSigns = [
  'challengeEnded',
  'smsSending',
  'smsSent',
  'smsFailed',
  'smsNotSent',
  'loggedOut',
] as const

const locales = ['en', 'ru'] as const

/** Texts of the pages themselves; of the refusals two stand for all, since all are rendered in one place. */
const sentences = (locale: Locale): Readonly<Record<string, string>> => {
  const { refusals, later: _, language: _name, ...rest } = texts[locale]
  return { ...rest, invalid_credentials: refusals.invalid_credentials, too_large: refusals.too_large }
}

export class PageCoverage {
  readonly #shown: ShownPage[] = []

  async add(title: string, page: Page): Promise<void> {
    const path = new URL(page.url()).pathname
    const text = z.string().parse(await page.evaluate('document.documentElement.textContent'))
    const locale = path.split('/')[2] === 'ru' ? 'ru' : 'en'
    this.#shown.push({ locale, title, path, text })
  }

  #has(text: string, of: Partial<ShownPage>): boolean {
    return this.#shown.some(
      (page) =>
        (of.title ?? page.title) === page.title &&
        (of.locale ?? page.locale) === page.locale &&
        page.text.includes(text),
    )
  }

  /** The states that were not shown in this window, by the names of the contract and of the labels. */
  missingIn(title: string, locale: Locale): readonly string[] {
    const labels = referenceLabels[locale]
    const wanted = [...Object.entries(signs), ...furtherSigns.map((sign) => [sign, sign] as const)]
    return wanted.filter(([, sign]) => !this.#has(labels[sign], { title })).map(([name]) => name)
  }

  /** The texts and pages that were not shown, in one language at least. */
  missing(): readonly string[] {
    return locales.flatMap((locale) => {
      const texts = { ...referenceLabels[locale], ...sentences(locale) }
      const notShown = Object.entries(texts).filter(([, text]) => !this.#has(text, { locale }))
      const paths = portalPageNames.map((page) => `/clientPortal/${locale}/${page}`)
      return [
        ...notShown.map(([name]) => `${name} (${locale})`),
        ...paths.filter((path) => !this.#shown.some((page) => page.path === path)),
      ]
    })
  }
}
