/** @module What a page shows to somebody who reads it, or has it read out: roles and names, as its accessibility tree has them. */

import { AssertionError } from 'node:assert'
import type { Locator, Page } from 'playwright'
import type { Control, Screen } from '../../contract/screen.ts'

/** One line of Playwright's snapshot: a role, a name, and what stands in it. */
const line =
  /^\s*- '?(?<role>[a-z]+)(?: "(?<name>(?:[^"\\]|\\.)*)")?(?: \[[^\]]*\])*:?(?: "?(?<text>.*?)"?)?'?$/

interface Entry {
  readonly role: string
  readonly text: string
}

function entriesOf(snapshot: string): Entry[] {
  return snapshot.split('\n').flatMap((given) => {
    const { role, name, text } = line.exec(given)?.groups ?? {}
    return role === undefined ? [] : [{ role, text: (name ?? text ?? '').replaceAll('\\"', '"') }]
  })
}

type Role = 'button' | 'link' | 'switch' | 'option'

/** As what the page shows a control: a menu or an icon leads somewhere, so it is a link or a button. */
const rolesOf: Readonly<Record<Control['kind'], readonly Role[]>> = {
  button: ['button'],
  link: ['link'],
  menu: ['link', 'button'],
  icon: ['link', 'button'],
  switch: ['switch'],
  choice: ['option'],
}

/** The control on the page, by role and name. */
export function locate(page: Page, { kind, label }: Control): Locator {
  const [first, ...others] = rolesOf[kind].map((role) => page.getByRole(role, { name: label, exact: true }))
  if (!first) throw new Error(`a control of the kind ${kind} has no role`)
  return others.reduce((all, other) => all.or(other), first).first()
}

/** Holds a page to the screen of the faces: each title, label and value is there, in its role; so is a complaint. */
export async function assertShows(page: Page, screen: Screen, complaining: boolean): Promise<void> {
  const entries = entriesOf(await page.ariaSnapshot())
  const complains = entries.some(({ role, text }) => role === 'alert' && text !== '')
  const has = (roles: readonly string[], wanted: string): boolean =>
    entries.some(({ role, text }) => roles.includes(role) && text.trim() === wanted.trim())
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
    throw new AssertionError({ message: `The page ${page.url()} does not show ${missing.join(', ')}` })
}

/** The screen that a page shows, for a page that no face can be asked for again. */
export async function shownOn(page: Page): Promise<Screen> {
  const entries = entriesOf(await page.ariaSnapshot())
  const called = (wanted: string): string[] =>
    entries.filter(({ role }) => role === wanted).map(({ text }) => text)
  return {
    title: called('heading')[0] ?? '',
    notes: called('paragraph'),
    fields: [],
    controls: called('button').map((label) => ({ label, kind: 'button', operation: 'openLogin' })),
    values: [],
  }
}
