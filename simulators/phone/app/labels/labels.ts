/** @module The words of IBKR Mobile: labels as the articles print them, and free text, by system and language. */

import type { ButtonName, FieldName, NoteName, ValueName, ViewName } from '../app-screen.ts'

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
