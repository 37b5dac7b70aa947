/** @module What a page shows to somebody who reads it, or has it read out, beside what the faces say. */

import type { Control, Screen } from '../../contract/screen.ts'
import { mismatchError } from '../ports/verify.ts'
import { type AccessibleNode, findNode, type Role } from './accessibility-tree.ts'

/** As what the page shows a control: a menu or an icon leads somewhere, so it is a link or a button. */
export const rolesOf: Readonly<Record<Control['kind'], readonly Role[]>> = {
  button: ['button'],
  link: ['link'],
  menu: ['link', 'button'],
  icon: ['link', 'button'],
  switch: ['switch'],
  choice: ['option'],
}

/** Holds a page to the screen of the faces: each title, label and value is there, in its role; so is a complaint. */
export function assertShows(
  entries: readonly AccessibleNode[],
  address: string,
  screen: Screen,
  complaining: boolean,
): void {
  const complains = entries.some(({ role, text }) => role === 'alert' && text !== '')
  const has = (roles: readonly Role[], wanted: string): boolean =>
    findNode(entries, roles, wanted) !== undefined
  const missing = [
    ...(complaining && !complains ? ['why it was refused'] : []),
    ...(has(['heading'], screen.title) ? [] : [`the heading "${screen.title}"`]),
    ...screen.fields.flatMap(({ label }) => (has(['textbox'], label) ? [] : [`the field "${label}"`])),
    ...screen.controls.flatMap(({ kind, label }) =>
      has(rolesOf[kind], label) ? [] : [`the ${kind} "${label}"`],
    ),
    ...screen.values.flatMap(({ label, value }) =>
      has(['term'], label) && has(['definition'], value) ? [] : [`"${value}" beside "${label}"`],
    ),
  ]
  if (missing.length > 0)
    throw mismatchError({
      expected: `the page ${address} to show ${missing.join(', ')}`,
      observed: 'a page without it',
    })
}

/** The screen that a page shows, for a page that no face can be asked for again. */
export function screenOfPage(entries: readonly AccessibleNode[]): Screen {
  const inRole = (wanted: Role): string[] =>
    entries.filter(({ role }) => role === wanted).map(({ text }) => text)
  return {
    title: inRole('heading')[0] ?? '',
    notes: inRole('paragraph'),
    fields: [],
    controls: inRole('button').map((label) => ({ label, kind: 'button', operation: 'openLogin' })),
    values: [],
  }
}
