/** @module Authenticate: the six digits of a challenge in, the eight digits of its response out, without any network. */

import { ocraSuite } from '../../../contract/device-face.ts'
import { ocraKey } from '../device-keys.ts'
import type { AppContext } from '../parts.ts'
import { reasonUnusableNow } from './app-context.ts'
import type { Activation } from './app-data.ts'
import { notice } from './notice.ts'
import { offerPushToken } from './push-token.ts'
import { promptForElement } from './security-prompt.ts'
import { type Typed, type View, withNotes } from './view.ts'

type Next = View | Promise<View>

export const authenticate = (phone: AppContext): Next => ifUsable(phone, () => challengeForm(phone))

/** Asked before each step: much can happen to a phone while its app waits for somebody. */
function ifUsable(phone: AppContext, proceed: () => Next): Next {
  const reason = reasonUnusableNow(phone, 'use')
  return reason ? notice(reason) : proceed()
}

const challengeForm = ({ profile }: AppContext): View => ({
  name: 'authenticate',
  fields: profile.os === 'Android' ? ['pin', 'challenge'] : ['challenge'],
  buttons: [{ name: 'generateResponse', press: generateResponse }],
  leave: 'close',
})

function generateResponse(phone: AppContext, { challenge = '', pin = '' }: Typed): Next {
  const { activation } = phone.data()
  const reason = reasonUnusableNow(phone, 'use')
  if (reason || !activation) return notice(reason ?? 'notActivated')
  const form = challengeForm(phone)
  if (!phone.parts.isValidChallenge(challenge)) return withNotes(form, 'sixDigits')
  if (phone.parts.needsInternet('response') && !phone.online()) return withNotes(form, 'noInternet')
  if (phone.profile.os === 'Android' && !phone.matches('pin', { element: 'pin', proof: pin }))
    return authenticateAgain(phone)
  const proceed = () => ifUsable(phone, () => response(phone, activation, challenge))
  return promptForElement(phone, { view: form, purpose: 'response', proceed })
}

/** After a wrong PIN: the form once more, unless it was one too many. */
const authenticateAgain = (phone: AppContext): Next => {
  phone.record('does not accept pin')
  return ifUsable(phone, () => withNotes(challengeForm(phone), 'wrongPin'))
}

async function response(phone: AppContext, activation: Activation, challenge: string): Promise<View> {
  const digits = phone.parts.ocra(ocraSuite, ocraKey(activation.deviceSecret), { question: challenge })
  phone.record('shows a Response String')
  // Whoever types challenges may be missing notifications: the next login is the occasion to repair that (SYNC-02).
  phone.save({ offerDue: true })
  await offerPushToken(phone)
  const value = phone.parts.displayedResponse(digits)
  return { ...challengeForm(phone), values: [{ name: 'responseString', value }] }
}
