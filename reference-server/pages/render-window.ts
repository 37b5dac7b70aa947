/** @module Renders the content of a window as an HTML page. */

import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { locale as localeWord } from '../../contract/primitives.ts'
import type { RefusalCode } from '../../contract/refusal.ts'
import type { Screen } from '../../contract/screen.ts'
import type { Cookies } from './cookies.ts'
import { csrfToken } from './csrf-token.ts'
import { addressOf, type PageLocation } from './page-location.ts'
import { texts } from './texts.ts'
import { pagesView } from './view.ts'
import type { WindowContent } from './window-content.ts'

export interface RefusalMessage {
  readonly message: string
  readonly field?: string | undefined
  readonly code?: RefusalCode | undefined
}

export interface RenderOptions {
  readonly cookies?: Cookies
  readonly content?: WindowContent
  readonly typed?: Readonly<Record<string, string>>
  readonly error?: RefusalMessage
  readonly status?: ContentfulStatusCode
}

/** The problem document of a wrong code names no field; a screen has one field for codes at most. */
function formError({ fields }: Screen, { message, field, code }: RefusalMessage) {
  const invalid = code === 'invalid_code' ? fields.find(({ kind }) => kind === 'code')?.name : field
  return { message, field: fields.find(({ name }) => name === invalid)?.name }
}

/** Text fields keep their values; passwords and codes are typed again. */
const retainedInput = ({ fields }: Screen, typed: RenderOptions['typed'] = {}): Record<string, string> =>
  Object.fromEntries(
    fields.filter(({ kind }) => kind === 'text').map(({ name }) => [name, typed[name] ?? '']),
  )

function translationOf({ window, page }: PageLocation) {
  const locale = localeWord.options.find((other) => other !== window.locale)
  if (locale === undefined) return undefined
  return { locale, address: addressOf({ ...window, locale }, page), language: texts[locale].language }
}

export function renderWindow(
  location: PageLocation,
  { screen }: WindowContent,
  { cookies, error, typed, progress }: RenderOptions & { cookies: Cookies; progress: string | undefined },
): string {
  const { window, page } = location
  const { platform, locale } = window
  return pagesView.renderPage({
    platform,
    locale,
    screen,
    texts: texts[locale],
    address: addressOf(window, page),
    translation: translationOf(location),
    pageAddress: (name) => addressOf(window, name),
    token: csrfToken(cookies.csrfSecret() ?? ''),
    error: error && formError(screen, error),
    typed: retainedInput(screen, typed),
    progress,
  })
}
