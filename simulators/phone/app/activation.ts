/** @module First activation of IB Key on this phone, migration to it, reactivation on it: one way under three names. */

import type { DeviceResult } from '../device-face.ts'
import type { AppContext } from '../parts.ts'
import { elementOf } from '../profiles.ts'
import { activateAfterPrompt, activateWith, type StartedActivation } from './activation-completion.ts'
import { reasonUnusableNow } from './app-context.ts'
import type { ButtonName, NoteName } from './app-screen.ts'
import { noteFor, notice } from './notice.ts'
import type { ActivationOption } from './rules.ts'
import { type Typed, type View, withNotes } from './view.ts'

type Offer = Extract<DeviceResult<'readActivationOptions'>, { kind: 'reply' }>['reply']

/** What the person has chosen, in the flow that the server has offered. */
interface ChosenActivation {
  readonly option: ActivationOption
  readonly activationId: string
  readonly secret: string
}

const labels: Readonly<Record<ActivationOption, ButtonName>> = {
  activate: 'activateIbKey',
  migrate: 'migrateIbKey',
  reactivate: 'reactivateIbKey',
}

export const activationOptions = (options: readonly ActivationOption[], offer: Offer): View => ({
  name: 'options',
  buttons: options.map((option) => ({
    name: labels[option],
    press: () => confirm({ option, activationId: offer.activationId, secret: offer.secret }),
  })),
  leave: 'notNow',
})

const confirm = (chosen: ChosenActivation): View => ({
  name: 'confirm',
  buttons: [{ name: labels[chosen.option], press: () => instructions(chosen) }],
  leave: 'cancel',
})

const instructions = (chosen: ChosenActivation): View => ({
  name: 'instructions',
  notes: ['howToActivate'],
  buttons: [{ name: 'continue', press: () => credentials(chosen) }],
  leave: 'cancel',
})

const credentials = (chosen: ChosenActivation): View => ({
  name: 'credentials',
  fields: ['username', 'password'],
  buttons: [{ name: 'logIn', press: (phone, typed) => start(phone, chosen, typed) }],
  leave: 'cancel',
})

async function start(
  phone: AppContext,
  chosen: ChosenActivation,
  { username = '', password = '' }: Typed,
): Promise<View> {
  const reason = reasonUnusableNow(phone, 'activate')
  if (reason) return notice(reason)
  const { option, activationId, secret } = chosen
  const answer = await phone.server.call('startActivation', {
    params: { activationId },
    body: { option, username, password },
    bearer: secret,
  })
  if (answer.kind === 'refused' && answer.code === 'forbidden') return notice('clientServices')
  if (answer.kind !== 'reply') return withNotes(credentials(chosen), noteFor(answer))
  phone.record('begins the activation of IB Key')
  const { nonce, challenge } = answer.reply
  return proofForm(phone, { activationId, secret, option, nonce, challenge })
}

/** The token from the SMS, or the response of the physical security device: whatever the server asks for. */
function proofForm(phone: AppContext, underWay: StartedActivation, note?: NoteName): View {
  const { challenge } = underWay
  const onIphone = phone.profile.os === 'iOS'
  const asked = challenge === undefined ? 'token' : 'securityDevice'
  return {
    name: asked,
    notes: [note ?? (challenge === undefined ? 'tokenSent' : 'operateDevice')],
    fields: [challenge === undefined ? 'token' : 'deviceResponse'],
    values: challenge === undefined ? [] : [{ name: 'challenge', value: challenge }],
    buttons: [
      {
        name: onIphone ? 'activate' : 'verify',
        press: (_, typed) => {
          const given = (challenge === undefined ? typed.token : typed.deviceResponse) ?? ''
          const form = proofForm(phone, underWay)
          return onIphone
            ? activateAfterPrompt(phone, underWay, form, (element) => ({ token: given, element }))
            : verify(phone, underWay, given)
        },
      },
    ],
    leave: 'cancel',
  }
}

async function verify(phone: AppContext, underWay: StartedActivation, token: string): Promise<View> {
  const answer = await phone.server.call('verifyActivationToken', {
    params: { activationId: underWay.activationId },
    body: { token },
    bearer: underWay.secret,
  })
  if (answer.kind !== 'reply') return proofForm(phone, underWay, noteFor(answer))
  return phone.parts.requiresCurrentPin(underWay.option) ? oldPinForm(underWay) : newPinForm(underWay)
}

const newPinForm = (underWay: StartedActivation, ...notes: readonly NoteName[]): View => ({
  name: 'choosePin',
  notes,
  fields: ['newPin', 'repeatPin'],
  buttons: [{ name: 'activate', press: (phone, typed) => choosePin(phone, underWay, typed) }],
  leave: 'cancel',
})

function choosePin(phone: AppContext, underWay: StartedActivation, typed: Typed): View | Promise<View> {
  const { newPin = '', repeatPin = '' } = typed
  if (!phone.parts.pinsMatch(newPin, repeatPin)) return newPinForm(underWay, 'pinsDiffer')
  if (!phone.parts.isValidPin(newPin)) return newPinForm(underWay, 'weakPin')
  const proof = { pin: newPin, element: elementOf(phone.profile) }
  return activateWith(phone, underWay, newPinForm(underWay), proof)
}

/** Reactivation on the same phone: its PIN stays as it was (AMB-22). */
const oldPinForm = (underWay: StartedActivation): View => ({
  name: 'oldPin',
  fields: ['pin'],
  buttons: [
    {
      name: 'activate',
      press: (phone, { pin = '' }) =>
        activateWith(phone, underWay, oldPinForm(underWay), { pin, element: elementOf(phone.profile) }),
    },
  ],
  leave: 'cancel',
})
