/** @module Finds fields and controls of a screen by their label. Where one is missing, the mismatch lists the others. */

import type { Control, Field, Screen } from '../../contract/screen.ts'
import type { FieldChoice } from '../ports/driver.ts'
import { isLabel, type ScreenLabel } from '../ports/labels.ts'
import { mismatchError, verify } from '../ports/verify.ts'

const quoted = (labels: readonly string[]): string =>
  labels.length === 0 ? 'none' : labels.map((label) => `"${label}"`).join(', ')

const shownOn = (screen: Screen | undefined): Screen => {
  verify(screen, { expected: 'a screen in the window', observed: 'none' })
  return screen
}

/** The field with this label, or for this member of the request. */
export function fieldOn(given: Screen | undefined, wanted: FieldChoice): Field {
  const screen = shownOn(given)
  const field = screen.fields.find(({ name, label }) =>
    typeof wanted === 'string' ? isLabel(wanted, label) : name === wanted.member,
  )
  if (field) return field
  const labels = quoted(screen.fields.map((candidate) => candidate.label))
  throw mismatchError({
    expected: `a field ${typeof wanted === 'string' ? `"${wanted}"` : `for the ${wanted.member}`} on the screen "${screen.title}"`,
    observed: `the fields: ${labels}`,
  })
}

/** What can be clicked and has this label. */
export function controlOn(given: Screen | undefined, label: ScreenLabel): Control {
  const screen = shownOn(given)
  const control = screen.controls.find((candidate) => isLabel(label, candidate.label))
  if (control) return control
  const labels = quoted(screen.controls.map((candidate) => candidate.label))
  throw mismatchError({
    expected: `a control "${label}" on the screen "${screen.title}"`,
    observed: `the controls: ${labels}`,
  })
}
