/** @module Actions in terms of the contract, and the click on a screen that performs each. */

import type { Operation } from '../../contract/routes.ts'
import type { Control, Screen } from '../../contract/screen.ts'

export interface PageAction {
  readonly operation: Operation
  /** Parameters that the control itself fixes. */
  readonly fixed?: Readonly<Record<string, string | boolean>>
  /** Texts to type, by the name of the field. */
  readonly typed?: Readonly<Record<string, string>>
}

export interface PageClick {
  readonly control: Control
  /** By label. */
  readonly typed: Readonly<Record<string, string>>
}

/** Whether a browser accepts the text in an input field of one line. */
const typeable = (text: string): boolean => text.length <= 200 && !/[\r\n\0]/.test(text)

/** Undefined if the screen has no control for the action, or no field that accepts the text. */
export function clickFor(screen: Screen | undefined, action: PageAction): PageClick | undefined {
  const { operation, fixed = {}, typed = {} } = action
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

/** The page of Client Portal that has the control of an operation. */
const pages: Partial<Record<Operation, string>> = {
  readSettings: 'user-settings',
  verifyMobileNumber: 'mobile-number',
  confirmMobileNumber: 'mobile-number',
  setOptOut: 'opt-out',
}

export const pageFor = ({ operation }: PageAction): string | undefined => pages[operation]
