/** @module Authenticate: the six digits of a challenge in, the eight digits of its response out, without any network. */

import { ocraSuite } from '../../../contract/device-face.ts'
import { ocraKey } from '../device-keys.ts'
import { type Handset, hindranceOn } from './app-context.ts'
import type { Activation } from './app-data.ts'
import { notice } from './notice.ts'
import { offerPushToken } from './push-token.ts'
import { ask } from './security-prompt.ts'
import { saying, type Typed, type View } from './view.ts'

type Next = View | Promise<View>

export const authenticate = (phone: Handset): Next => unlessHindered(phone, () => challengeForm(phone))

/** Asked before each step: much can happen to a phone while its app waits for somebody. */
function unlessHindered(phone: Handset, goOn: () => Next): Next {
  const hindrance = hindranceOn(phone, 'use')
  return hindrance ? notice(hindrance) : goOn()
}

const challengeForm = ({ profile }: Handset): View => ({
  name: 'authenticate',
  fields: profile.os === 'Android' ? ['pin', 'challenge'] : ['challenge'],
  buttons: [{ name: 'generateResponse', press: generateResponse }],
  leave: 'close',
})

function generateResponse(phone: Handset, { challenge = '', pin = '' }: Typed): Next {
  const { activation } = phone.data()
  const hindrance = hindranceOn(phone, 'use')
  if (hindrance || !activation) return notice(hindrance ?? 'notActivated')
  const form = challengeForm(phone)
  if (!phone.parts.challengeAccepted(challenge)) return saying(form, 'sixDigits')
  if (phone.parts.internetNeededFor('response') && !phone.online()) return saying(form, 'noInternet')
  if (phone.profile.os === 'Android' && !phone.matches('pin', { element: 'pin', proof: pin }))
    return authenticateAgain(phone)
  const goOn = () => unlessHindered(phone, () => response(phone, activation, challenge))
  return ask(phone, { view: form, purpose: 'response', goOn })
}

/** After a wrong PIN: the form once more, unless it was one too many. */
const authenticateAgain = (phone: Handset): Next => {
  phone.record('does not accept pin')
  return unlessHindered(phone, () => saying(challengeForm(phone), 'wrongPin'))
}

async function response(phone: Handset, activation: Activation, challenge: string): Promise<View> {
  const digits = phone.parts.ocra(ocraSuite, ocraKey(activation.deviceSecret), { question: challenge })
  phone.record('shows a Response String')
  // Whoever types challenges may be missing notifications: the next login is the occasion to repair that (SYNC-02).
  phone.save({ offerDue: true })
  await offerPushToken(phone)
  const value = phone.parts.responseShown(digits)
  return { ...challengeForm(phone), values: [{ name: 'responseString', value }] }
}
