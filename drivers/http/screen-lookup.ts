/** @module What a person finds on a screen by its label, or does not: then the sentence says what there is instead. */

import { AssertionError } from 'node:assert'
import type { Control, Field, Screen } from '../../contract/screen.ts'
import { isLabel } from '../ports/labels.ts'

const quoted = (labels: readonly string[]): string =>
  labels.length === 0 ? 'none' : labels.map((label) => `"${label}"`).join(', ')

const shownOn = (screen: Screen | undefined): Screen => {
  if (!screen) throw new AssertionError({ message: 'The window shows no screen' })
  return screen
}

/** The field with this label. */
export function fieldOn(given: Screen | undefined, label: string): Field {
  const screen = shownOn(given)
  const field = screen.fields.find((candidate) => isLabel(label, candidate.label))
  if (field) return field
  const labels = quoted(screen.fields.map((candidate) => candidate.label))
  throw new AssertionError({
    message: `No field is labelled "${label}" on the screen "${screen.title}". Its fields: ${labels}`,
  })
}

/** What can be clicked and has this label. */
export function controlOn(given: Screen | undefined, label: string): Control {
  const screen = shownOn(given)
  const control = screen.controls.find((candidate) => isLabel(label, candidate.label))
  if (control) return control
  const labels = quoted(screen.controls.map((candidate) => candidate.label))
  throw new AssertionError({
    message: `Nothing is labelled "${label}" on the screen "${screen.title}". What can be clicked: ${labels}`,
  })
}
