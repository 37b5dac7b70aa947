/** @module A screen of IBKR Mobile as data: what it shows, and which flow each button starts. */

import type { SecurityElement } from '../../../contract/primitives.ts'
import type { SensedElement } from '../os/security-elements.ts'
import type { AppContext } from '../parts.ts'
import type { AppScreen, ButtonName, FieldName, NoteName, ValueName, ViewName } from './app-screen.ts'
import type { AppLabels } from './labels/labels.ts'

export type Typed = Readonly<Partial<Record<FieldName, string>>>

/** What happens next: the view that replaces the one on the screen. */
export type ViewTransition = (phone: AppContext, typed: Typed) => View | Promise<View>

export interface Button {
  readonly name: ButtonName
  readonly press: ViewTransition
  /** A prompt covers every other button. */
  readonly besidePrompt?: true
}

export interface Prompt {
  readonly element: SecurityElement
  readonly present: (phone: AppContext, given: SensedElement) => View | Promise<View>
  readonly dismiss: (phone: AppContext) => View | Promise<View>
}

export interface View {
  readonly name: ViewName
  readonly notes?: readonly NoteName[]
  readonly fields?: readonly FieldName[]
  readonly buttons: readonly Button[]
  /** The button that leads back to where the app begins. */
  readonly leave?: ButtonName
  readonly values?: readonly { readonly name: ValueName; readonly value: string }[]
  readonly prompt?: Prompt
}

/** The same view with something to say. */
export const withNotes = (view: View, ...notes: readonly NoteName[]): View => ({ ...view, notes })

/** The view in words: labels for names, in the language of the phone. */
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
