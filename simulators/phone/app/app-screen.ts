/** @module A view in words: labels for names, in the language of the phone. */

import type { PhoneScreen } from '../screen.ts'
import type { AppLabels } from './labels.ts'
import type { ButtonName, FieldName, Typed, View, ViewName } from './view.ts'

/** A screen of IBKR Mobile that still knows what its labels stand for. */
export interface AppScreen {
  readonly name: ViewName
  readonly title: string
  readonly notes: readonly string[]
  readonly fields: readonly { readonly name: FieldName; readonly label: string }[]
  readonly buttons: readonly { readonly name: ButtonName; readonly label: string }[]
  readonly values: PhoneScreen['values']
}

export function screenOf(view: View, words: AppLabels): AppScreen {
  const fields = view.prompt ? [] : (view.fields ?? [])
  return {
    name: view.name,
    title: words.titles[view.name],
    notes: (view.notes ?? []).map((note) => words.notes[note]),
    fields: fields.map((name) => ({ name, label: words.fields[name] })),
    buttons: buttonsOn(view).map((name) => ({ name, label: words.buttons[name] })),
    values: (view.values ?? []).map(({ name, value }) => ({ label: words.values[name], value })),
  }
}

/** A prompt lies over everything but the few buttons beside it. */
function buttonsOn({ buttons, leave, prompt }: View): ButtonName[] {
  if (prompt) return buttons.filter((button) => button.besidePrompt).map(({ name }) => name)
  return [...buttons.map(({ name }) => name), ...(leave ? [leave] : [])]
}

const secret: ReadonlySet<FieldName> = new Set(['password', 'pin', 'newPin', 'repeatPin'])

/** What a field shows of the text typed into it. */
export const displayedValue = (name: FieldName, typed: Typed): string =>
  secret.has(name) ? '•'.repeat(typed[name]?.length ?? 0) : (typed[name] ?? '')
