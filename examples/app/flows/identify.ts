/** @module Asks the person for a security element, until it is right or there is no sense in going on. */

import type { PresentedElement } from '../../../drivers/ports/app.ts'
import type { Flow, Page } from '../conversation.ts'
import type { Session } from '../session.ts'

type Element = PresentedElement['element']

export type Identified =
  | { readonly kind: 'identified'; readonly element: Element }
  | { readonly kind: 'dismissed' }
  | { readonly kind: 'suspended' }
  /** A button beside the prompt. */
  | { readonly kind: 'tapped'; readonly label: string }

const mostWrongPasscodes = 5

/** The system's sensor or Passcode; on Android, where it offers none or has locked it, the PIN of the app. */
export async function* identify({
  app,
  page,
}: {
  readonly app: Session
  readonly page: Page
}): Flow<Identified> {
  let wrongPasscodes = 0
  let note: string | undefined
  for (;;) {
    const element = app.device.ownerElement() ?? 'pin'
    const act = yield { ...page, notes: [note], prompt: element }
    if (act.kind === 'tap') return { kind: 'tapped', label: act.label }
    if (act.kind === 'cancel')
      return app.rules.proceedsUnidentified ? { kind: 'identified', element } : { kind: 'dismissed' }
    if (isRight(app, element, act.given)) return { kind: 'identified', element }
    if (app.vault.suspended) return { kind: 'suspended' }
    if (element === 'passcode') wrongPasscodes++
    if (wrongPasscodes >= mostWrongPasscodes) return { kind: 'dismissed' }
    note = app.words.notRecognised
  }
}

function isRight(app: Session, wanted: Element, given: PresentedElement): boolean {
  if (given.element !== wanted) return false
  return given.element === 'pin' ? app.checkPin(given.secret) : given.recognised
}
