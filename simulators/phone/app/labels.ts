/** @module The words of IBKR Mobile: labels as the articles print them, and free text, by system and language. */

import type { Locale, Os } from '../../../contract/primitives.ts'
import { english } from './labels-en.ts'
import { russian } from './labels-ru.ts'
import type { ButtonName, FieldName, NoteName, ValueName, ViewName } from './view.ts'

export interface AppLabels {
  /** Labels. */
  readonly buttons: Readonly<Record<ButtonName, string>>
  readonly fields: Readonly<Record<FieldName, string>>
  readonly values: Readonly<Record<ValueName, string>>
  /** Other wordings of the articles for the same button: shown never, accepted always. */
  readonly aliases: Readonly<Partial<Record<ButtonName, readonly string[]>>>
  /** Free text. */
  readonly titles: Readonly<Record<ViewName, string>>
  readonly notes: Readonly<Record<NoteName, string>>
}

const languages: Readonly<Record<Locale, (os: Os) => AppLabels>> = { en: english, ru: russian }

export const appLabelsOf = (os: Os, language: Locale): AppLabels => languages[language](os)
