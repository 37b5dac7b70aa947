/** @module The labels of each language. */

import { english } from './en.ts'
import type { AllLabels } from './labels.ts'
import { russian } from './ru.ts'

export const referenceLabels: AllLabels = { en: english, ru: russian }
