/** @module What a page is drawn from. */

import type { Locale, Platform } from '../../../contract/primitives.ts'
import type { Screen } from '../../../contract/screen.ts'
import type { PageTexts } from '../texts.ts'

/** Why the person is still here, and which field is to blame where that is known. */
export interface ShownComplaint {
  readonly sentence: string
  readonly field?: string | undefined
}

export interface PageProps {
  readonly platform: Platform
  readonly locale: Locale
  readonly screen: Screen
  readonly words: PageTexts
  /** Where the form goes: the page itself. */
  readonly address: string
  /** The same window in the other language. */
  readonly translation:
    | { readonly locale: Locale; readonly address: string; readonly language: string }
    | undefined
  /** Makes the address of a page of Client Portal. */
  readonly pageAddress: (page: string) => string
  readonly token: string
  readonly complaint: ShownComplaint | undefined
  /** What was typed before, but never a secret. */
  readonly typed: Readonly<Record<string, string>>
  /** Where changes are told of, while a phone or an SMS is awaited. */
  readonly progress: string | undefined
}
