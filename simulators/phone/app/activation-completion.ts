/** @module The last step of every activation: Activate, and what the phone keeps of the answer. */

import type { SecurityElement } from '../../../contract/primitives.ts'
import type { AppContext } from '../parts.ts'
import { noteFor } from './notice.ts'
import type { ActivationOption } from './rules.ts'
import { promptForElement } from './security-prompt.ts'
import { type View, withNotes } from './view.ts'

/** An activation that the server has begun. */
export interface StartedActivation {
  readonly activationId: string
  readonly secret: string
  readonly option: ActivationOption
  /** For the integrity claim. */
  readonly nonce: string
  /** For the physical security device, where one is asked for instead of the token. */
  readonly challenge?: string | undefined
}

export interface CompletionInput {
  readonly element: SecurityElement
  readonly token?: string
  readonly pin?: string
}

/** iPhone: the element of this phone is asked for once, which enrols its key (AMB-06). */
export function activateAfterPrompt(
  phone: AppContext,
  underWay: StartedActivation,
  form: View,
  proof: (element: SecurityElement) => CompletionInput,
): View | Promise<View> {
  const proceed = (element: SecurityElement) => activateWith(phone, underWay, form, proof(element))
  return promptForElement(phone, { view: form, purpose: 'activation', proceed })
}

export async function activateWith(
  phone: AppContext,
  underWay: StartedActivation,
  form: View,
  proof: CompletionInput,
): Promise<View> {
  const pushToken = phone.pushToken()
  const integrityClaim = await phone.parts.attestationFor('activation', phone, underWay.nonce)
  const answer = await phone.server.call('activate', {
    params: { activationId: underWay.activationId },
    body: {
      ...proof,
      ...(integrityClaim && { integrityClaim }),
      ...(pushToken !== undefined && { pushToken }),
    },
    bearer: underWay.secret,
  })
  if (answer.kind !== 'reply') return withNotes(form, noteFor(answer))
  const { deviceId, deviceSecret } = answer.reply
  phone.save({ activation: { deviceId, deviceSecret, pin: proof.pin }, wrongPins: 0, offerDue: false })
  phone.record('activates IB Key', { deviceId })
  return { name: 'done', notes: ['activated'], buttons: [], leave: 'done' }
}
