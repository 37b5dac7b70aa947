/** @module When two texts are the same label: the wordings that the table of the contract allows, and nothing more. */

import { isScreenLabel, mayBeSection, type ScreenLabel, wordingsOf } from '../../contract/labels.ts'
import type { Screen } from '../../contract/screen.ts'
import { HarnessError } from './errors.ts'

export { mayBeSection, type ScreenLabel }

/** The Russian article prints the English label in brackets behind the Russian one; an interface may do so or not. */
const withoutBrackets = (label: string): string => label.replace(/\s*\([^)]*\)$/, '')

/** Whether `shown` is the label that a person who looks for `wanted` would accept. Only published labels are looked for. */
export function isLabel(wanted: ScreenLabel, shown: string): boolean {
  const wordings = wordingsOf(publishedLabel(wanted))
  return wordings.includes(shown) || wordings.includes(withoutBrackets(shown))
}

/** Whether the screen has a section with this heading: its title, or one of its notes. */
export const isSectionOf = ({ title, notes }: Screen, label: ScreenLabel): boolean =>
  [title, ...notes].some((text) => isLabel(label, text))

/** A label that a feature names. Nobody has to show a label that is not published. */
export function publishedLabel(text: string): ScreenLabel {
  if (!isScreenLabel(text))
    throw new HarnessError(`a step looks for the label "${text}", which contract/labels.ts does not have`)
  return text
}
