/** @module Props of a page with a screen. */

import type { Locale, Platform } from '../../../contract/primitives.ts'
import type { Screen } from '../../../contract/screen.ts'
import type { PageTexts } from '../texts.ts'

/** `field`: the name of the invalid field, if there is one. */
export interface FormError {
  readonly message: string
  readonly field?: string | undefined
}

export interface PageProps {
  readonly platform: Platform
  readonly locale: Locale
  readonly screen: Screen
  readonly texts: PageTexts
  /** The action of the form: the page itself. */
  readonly address: string
  /** The same page in the other language. */
  readonly translation:
    | { readonly locale: Locale; readonly address: string; readonly language: string }
    | undefined
  /** The address of a page of Client Portal. */
  readonly pageAddress: (page: string) => string
  readonly token: string
  readonly error: FormError | undefined
  /** Previous values of text fields. */
  readonly typed: Readonly<Record<string, string>>
  /** The URL of the change events, while the content is live. */
  readonly progress: string | undefined
}
