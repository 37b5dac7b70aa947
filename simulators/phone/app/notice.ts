/** @module A screen that says one thing, and why the server said no. */

import type { RefusalCode } from '../../../contract/refusal.ts'
import type { NoteName } from './app-screen.ts'
import type { View } from './view.ts'

export const notice = (...notes: readonly NoteName[]): View => ({
  name: 'notice',
  notes,
  buttons: [],
  leave: 'close',
})

/** An answer of the server that is not the one hoped for. */
export type DeviceFailure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly detail: string }

const reasons: Partial<Record<RefusalCode, NoteName>> = {
  invalid_credentials: 'invalidCredentials',
  invalid_code: 'invalidToken',
  weak_pin: 'weakPin',
  wrong_state: 'tooLate',
  not_found: 'tooLate',
  forbidden: 'notActiveHere',
  unauthenticated: 'notActiveHere',
  too_soon: 'tooSoon',
  too_many: 'locked',
  locked: 'locked',
}

export const noteFor = (setback: DeviceFailure): NoteName =>
  setback.kind === 'offline' ? 'noInternet' : (reasons[setback.code] ?? 'refused')
