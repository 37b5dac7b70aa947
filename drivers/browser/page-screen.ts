/** @module Compares the accessibility tree of a page with the screen that the contract describes. */

import type { Control, Screen } from '../../contract/screen.ts'
import { mismatchError } from '../ports/verify.ts'
import { type AccessibleNode, findNode, type Role } from './accessibility-tree.ts'

/** The roles that a page may give to a kind of control. */
export const rolesOf: Readonly<Record<Control['kind'], readonly Role[]>> = {
  button: ['button'],
  link: ['link'],
  menu: ['link', 'button'],
  icon: ['link', 'button'],
  switch: ['switch'],
  choice: ['option'],
}

/** Asserts that a page shows the title, labels and values of a screen in their roles, and after a refusal an alert. */
export function assertShows(
  entries: readonly AccessibleNode[],
  address: string,
  screen: Screen,
  refused: boolean,
): void {
  const hasAlert = entries.some(({ role, text }) => role === 'alert' && text !== '')
  const has = (roles: readonly Role[], wanted: string): boolean =>
    findNode(entries, roles, wanted) !== undefined
  const missing = [
    ...(refused && !hasAlert ? ['why it was refused'] : []),
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

/** The screen that a page shows, for a page that the contract has no operation for. */
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
