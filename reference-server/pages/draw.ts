/** @module Puts together what a page is drawn from. */

import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { locale as localeWord } from '../../contract/primitives.ts'
import type { RefusalCode } from '../../contract/refusal.ts'
import type { Screen } from '../../contract/screen.ts'
import type { Cookies } from './cookies.ts'
import { formToken } from './forgery.ts'
import { addressOf, type Place } from './place.ts'
import type { Shown } from './shown.ts'
import { texts } from './texts.ts'
import { pagesView } from './view.ts'

export interface Complaint {
  readonly sentence: string
  readonly field?: string | undefined
  readonly code?: RefusalCode | undefined
}

/** What is known of a page before it is drawn. */
export interface Draft {
  readonly cookies?: Cookies
  readonly shown?: Shown
  readonly typed?: Readonly<Record<string, string>>
  readonly complaint?: Complaint
  readonly status?: ContentfulStatusCode
}

/** A code that is refused has been typed into the only field for codes that there is. */
function fieldInError({ fields }: Screen, { sentence, field, code }: Complaint) {
  const suspect = code === 'invalid_code' ? fields.find(({ kind }) => kind === 'code')?.name : field
  return { sentence, field: fields.find(({ name }) => name === suspect)?.name }
}

/** Secrets and codes are typed again; everything else is still there. */
const retainedInput = ({ fields }: Screen, typed: Draft['typed'] = {}): Record<string, string> =>
  Object.fromEntries(
    fields.filter(({ kind }) => kind === 'text').map(({ name }) => [name, typed[name] ?? '']),
  )

function translationOf({ window, page }: Place) {
  const locale = localeWord.options.find((other) => other !== window.locale)
  if (locale === undefined || page !== undefined) return undefined
  return { locale, address: addressOf({ ...window, locale }), language: texts[locale].language }
}

export function draw(
  place: Place,
  { screen }: Shown,
  { cookies, complaint, typed, progress }: Draft & { cookies: Cookies; progress: string | undefined },
): string {
  const { window, page } = place
  const { platform, locale } = window
  return pagesView.renderPage({
    platform,
    locale,
    screen,
    words: texts[locale],
    address: addressOf(window, page),
    translation: translationOf(place),
    pageAddress: (name) => addressOf(window, name),
    token: formToken(cookies.newest() ?? ''),
    complaint: complaint && fieldInError(screen, complaint),
    typed: retainedInput(screen, typed),
    progress,
  })
}
