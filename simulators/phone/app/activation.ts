/** @module First activation of IB Key on this phone, and migration to it: the same way, offered under two names. */

import type { SecurityElement } from '../../../contract/words.ts'
import { elementOf } from '../profiles.ts'
import { ask } from './ask.ts'
import { descriptionOf, type Handset, hindranceOn } from './handset.ts'
import { notice, reasonOf } from './notice.ts'
import { type ButtonName, type NoteName, saying, type Typed, type View } from './view.ts'

export type ActivationOption = 'activate' | 'migrate'

/** An activation that the server has begun. */
interface UnderWay {
  readonly activationId: string
  readonly secret: string
}

const labels: Readonly<Record<ActivationOption, ButtonName>> = {
  activate: 'activateIbKey',
  migrate: 'migrateIbKey',
}

export const activationOptions = (options: readonly ActivationOption[]): View => ({
  name: 'options',
  buttons: options.map((option) => ({ name: labels[option], press: () => confirm(option) })),
  leave: 'notNow',
})

const confirm = (option: ActivationOption): View => ({
  name: 'confirm',
  buttons: [{ name: labels[option], press: () => instructions }],
  leave: 'cancel',
})

const instructions: View = {
  name: 'instructions',
  notes: ['howToActivate'],
  buttons: [{ name: 'continue', press: () => credentials }],
  leave: 'cancel',
}

const credentials: View = {
  name: 'credentials',
  fields: ['username', 'password'],
  buttons: [{ name: 'logIn', press: start }],
  leave: 'cancel',
}

async function start(phone: Handset, { username = '', password = '' }: Typed): Promise<View> {
  const hindrance = hindranceOn(phone, 'activate')
  if (hindrance) return notice(hindrance)
  const answer = await phone.face.call('startActivation', {
    params: {},
    body: { username, password, phone: descriptionOf(phone) },
    bearer: undefined,
  })
  if (answer.kind !== 'reply') return saying(credentials, reasonOf(answer))
  phone.record('begins the activation of IB Key')
  return tokenForm(phone, answer.reply, 'tokenSent')
}

const tokenForm = (phone: Handset, underWay: UnderWay, ...notes: readonly NoteName[]): View => ({
  name: 'token',
  notes,
  fields: ['token'],
  buttons: [
    phone.profile.os === 'iOS'
      ? { name: 'activate', press: (_, { token = '' }) => activateWithToken(phone, underWay, token) }
      : { name: 'verify', press: (_, { token = '' }) => verify(phone, underWay, token) },
  ],
  leave: 'cancel',
})

/** iPhone: the element of this phone is asked for once, which enrols its key (AMB-06). */
function activateWithToken(phone: Handset, underWay: UnderWay, token: string): View | Promise<View> {
  const view = tokenForm(phone, underWay)
  const goOn = (element: SecurityElement) => activate(phone, underWay, view, { token, element })
  return ask(phone, { view, purpose: 'activation', goOn })
}

async function verify(phone: Handset, underWay: UnderWay, token: string): Promise<View> {
  const answer = await phone.face.call('verifyActivationToken', {
    params: { activationId: underWay.activationId },
    body: { token },
    bearer: underWay.secret,
  })
  return answer.kind === 'reply' ? pinForm(underWay) : tokenForm(phone, underWay, reasonOf(answer))
}

const pinForm = (underWay: UnderWay, ...notes: readonly NoteName[]): View => ({
  name: 'choosePin',
  notes,
  fields: ['newPin', 'repeatPin'],
  buttons: [{ name: 'activate', press: (phone, typed) => choosePin(phone, underWay, typed) }],
  leave: 'cancel',
})

function choosePin(phone: Handset, underWay: UnderWay, typed: Typed): View | Promise<View> {
  const { newPin = '', repeatPin = '' } = typed
  if (!phone.parts.pinsEqual(newPin, repeatPin)) return pinForm(underWay, 'pinsDiffer')
  if (!phone.parts.pinFollowsRule(newPin)) return pinForm(underWay, 'weakPin')
  return activate(phone, underWay, pinForm(underWay), { pin: newPin, element: elementOf(phone.profile) })
}

interface Proof {
  readonly element: SecurityElement
  readonly token?: string
  readonly pin?: string
}

async function activate(phone: Handset, underWay: UnderWay, form: View, proof: Proof): Promise<View> {
  const pushToken = phone.pushToken()
  const answer = await phone.face.call('activate', {
    params: { activationId: underWay.activationId },
    body: { ...proof, ...(pushToken !== undefined && { pushToken }) },
    bearer: underWay.secret,
  })
  if (answer.kind !== 'reply') return saying(form, reasonOf(answer))
  const { deviceId, deviceSecret } = answer.reply
  phone.save({ activation: { deviceId, deviceSecret, pin: proof.pin }, wrongPins: 0, offerDue: false })
  phone.record('activates IB Key', { deviceId })
  return { name: 'done', notes: ['activated'], buttons: [], leave: 'done' }
}
