/** @module What somebody wants done, in the words of the contract, and what they click for it on a screen. */

import type { Operation } from '../../contract/routes.ts'
import type { Control, Screen } from '../../contract/screen.ts'

export interface PageAction {
  readonly operation: Operation
  /** What the click itself says. */
  readonly fixed?: Readonly<Record<string, string | boolean>>
  /** What is typed, by the name of the field. */
  readonly typed?: Readonly<Record<string, string>>
}

export interface PageClick {
  readonly control: Control
  /** By label. */
  readonly typed: Readonly<Record<string, string>>
}

/** What a browser takes from a person for a box of one line. */
const typeable = (text: string): boolean => text.length <= 200 && !/[\r\n\0]/.test(text)

/** Undefined where the screen offers nothing to click for it, or no box takes what is to be typed. */
export function clickFor(screen: Screen | undefined, deed: PageAction): PageClick | undefined {
  const { operation, fixed = {}, typed = {} } = deed
  const control = screen?.controls.find(
    (one) =>
      one.operation === operation &&
      Object.entries(fixed).every(([name, value]) => ({ ...one.path, ...one.body })[name] === value),
  )
  const entries = Object.entries(typed).map(([name, text]) => ({
    label: screen?.fields.find((field) => field.name === name)?.label,
    text,
  }))
  if (!control || entries.some(({ label, text }) => label === undefined || !typeable(text))) return undefined
  return { control, typed: Object.fromEntries(entries.map(({ label = '', text }) => [label, text])) }
}

/** The page of Client Portal on which people look for it, if they are not there yet. */
const pages: Partial<Record<Operation, string>> = {
  readSettings: 'user-settings',
  verifyMobileNumber: 'mobile-number',
  confirmMobileNumber: 'mobile-number',
  setOptOut: 'opt-out',
}

export const pageFor = ({ operation }: PageAction): string | undefined => pages[operation]
