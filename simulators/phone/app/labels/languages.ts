/** @module The labels of each language. */

import type { Locale, Os } from '../../../../contract/primitives.ts'
import { english } from './en.ts'
import type { AppLabels } from './labels.ts'
import { russian } from './ru.ts'

const languages: Readonly<Record<Locale, (os: Os) => AppLabels>> = { en: english, ru: russian }

export const appLabelsOf = (os: Os, language: Locale): AppLabels => languages[language](os)
