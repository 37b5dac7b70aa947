/** @module What there is to look at, and what of it nobody has looked at: a page that is not walked is not checked. */

import type { Page } from 'playwright'
import { z } from 'zod'
import type { LoginState } from '../../contract/login-face.ts'
import type { Locale } from '../../contract/primitives.ts'
import { texts } from '../../reference-server/pages/texts.ts'
import { type Labels, referenceLabels } from '../../reference-server/screens/labels/labels.ts'
import { portalPages } from '../../reference-server/screens/portal-screens.ts'

/** What a page was, to somebody who looked at it. */
interface Sight {
  readonly locale: Locale
  /** The window, or what else the walk was through. */
  readonly walk: string
  readonly path: string
  readonly text: string
}

/** By what each state of a login is recognized, in every window. */
const signs = {
  chooseDevice: 'chooseDevice',
  waitingForApproval: 'notificationSent',
  challenge: 'challengeCode',
  securityCode: 'enterSecurityCode',
  loggedIn: 'loggedIn',
  denied: 'denied',
  expired: 'expired',
} as const satisfies Readonly<Record<LoginState, keyof Labels>>

/** States of a window between those that the contract tells apart. */
const furtherSigns = [
  'challengeEnded',
  'smsSending',
  'smsSent',
  'smsFailed',
  'smsNotSent',
  'loggedOut',
] as const

const locales = ['en', 'ru'] as const

/** Sentences of the pages themselves; of the refusals one stands for all, since all are drawn in one place. */
const sentences = (locale: Locale): Readonly<Record<string, string>> => {
  const { refusals, later: _, language: _name, ...rest } = texts[locale]
  return { ...rest, invalid_credentials: refusals.invalid_credentials, too_large: refusals.too_large }
}

export class Inventory {
  readonly #sights: Sight[] = []

  async add(walk: string, page: Page): Promise<void> {
    const path = new URL(page.url()).pathname
    const text = z.string().parse(await page.evaluate('document.documentElement.textContent'))
    const locale = path.split('/')[2] === 'ru' ? 'ru' : 'en'
    this.#sights.push({ locale, walk, path, text })
  }

  #seen(text: string, of: Partial<Sight>): boolean {
    return this.#sights.some(
      (sight) =>
        (of.walk ?? sight.walk) === sight.walk &&
        (of.locale ?? sight.locale) === sight.locale &&
        sight.text.includes(text),
    )
  }

  /** What was not seen in this window, by the names of the contract and of the labels. */
  missingIn(walk: string, locale: Locale): readonly string[] {
    const labels = referenceLabels[locale]
    const wanted = [...Object.entries(signs), ...furtherSigns.map((sign) => [sign, sign] as const)]
    return wanted.filter(([, sign]) => !this.#seen(labels[sign], { walk })).map(([name]) => name)
  }

  /** What was seen nowhere, in one language at least. */
  missing(): readonly string[] {
    return locales.flatMap((locale) => {
      const texts = { ...referenceLabels[locale], ...sentences(locale) }
      const unseen = Object.entries(texts).filter(([, text]) => !this.#seen(text, { locale }))
      const paths = portalPages.map((page) => `/clientPortal/${locale}/${page}`)
      return [
        ...unseen.map(([name]) => `${name} (${locale})`),
        ...paths.filter((path) => !this.#sights.some((sight) => sight.path === path)),
      ]
    })
  }
}
