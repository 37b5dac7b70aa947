/** @module Activating IB Key in IBKR Mobile: first activation, migration, reactivation. */

import { tokenIn } from '../../drivers/ports/text-messages.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Actor, OwnedPhone } from '../support/actor.ts'
import { existingResponseOf, verifySixDigits } from './challenge-response.ts'
import { wrongPassword } from './login.ts'
import { hasField, shownPrompt, valueBeside } from './phone-screen.ts'

/** A PIN that no persona has had before. */
export const newPin = '7new'

/** The newest token, on the phone that has the SIM card. */
export function receivedToken(actor: Actor): string {
  const messages = actor.phones.flatMap((phone) => phone.messages())
  return tokenIn(messages.toSorted((one, other) => one.at - other.at).map(({ body }) => body))
}

/** Another token of the same form: its first character is another one. */
export const wrongToken = (token: string): string =>
  (/^\d+$/.test(token) ? String((Number(token[0]) + 1) % 10) : /^X/i.test(token) ? 'Y' : 'X') + token.slice(1)

export async function enterAppCredentials(
  { phone, persona }: Actor,
  { username, password } = persona,
  button = 'Log In',
): Promise<void> {
  await phone.type('Username', username)
  await phone.type('Password', password)
  await phone.tap(button)
}

export const enterWrongAppPassword = (actor: Actor): Promise<void> =>
  enterAppCredentials(actor, { ...actor.persona, password: wrongPassword(actor) })

/** Opens IBKR Mobile at its login. */
export async function logInToApp(actor: Actor, button?: string): Promise<void> {
  await actor.phone.launch()
  await enterAppCredentials(actor, actor.persona, button)
}

/** The way that the app offers: to activate, to migrate or to reactivate. */
const offeredOption = ({ phone }: Actor): string =>
  phone.screen().buttons.find((label) => / IB Key$/.test(label)) ?? 'Migrate IB Key'

/** As far as the page that asks for user name and password again. */
export async function reachCredentials(actor: Actor): Promise<void> {
  await logInToApp(actor)
  const option = offeredOption(actor)
  for (const label of [option, option, 'Continue']) await actor.phone.tap(label)
}

/** As far as the page that asks for the Activation Token, or for a response of the physical security device. */
export async function begin(actor: Actor): Promise<void> {
  await reachCredentials(actor)
  await enterAppCredentials(actor)
  await actor.scene.settle()
}

async function typeProof({ phone }: Actor, proof: string): Promise<void> {
  const { fields, title } = phone.screen()
  const [field] = fields
  verify(field, {
    expected: 'a field for the Activation Token or the response',
    observed: `none on "${title}"`,
  })
  await phone.type(field.label, proof)
  await phone.tap(phone.os === 'iOS' ? 'Activate' : 'Verify')
}

/** Enters a token or a response; an iPhone then asks for its security element. */
export async function enterProof(actor: Actor, proof: string): Promise<void> {
  await typeProof(actor, proof)
  const prompt = shownPrompt(actor)
  if (prompt) await actor.presentOwn(prompt)
}

export async function enterTokenWithWrongElement(actor: Actor): Promise<void> {
  await typeProof(actor, receivedToken(actor))
  const prompt = shownPrompt(actor)
  if (prompt === 'passcode') await actor.phone.present({ element: prompt, secret: 'wrong' })
  else if (prompt && prompt !== 'pin') await actor.phone.present({ element: prompt, whose: 'other' })
}

export async function enterNewPin({ phone }: Actor, pin: string, repeated = pin): Promise<void> {
  await phone.type('PIN', pin)
  await phone.type('Repeat PIN', repeated)
  await phone.tap('Activate')
}

export async function choosePin(actor: Actor, pin: string): Promise<void> {
  actor.choosePin(pin)
  await enterNewPin(actor, pin)
}

/** The PIN that the phone has already, for a reactivation. */
export async function enterExistingPin({ phone }: Actor, pin: string): Promise<void> {
  await phone.type('IBKR Mobile PIN', pin)
  await phone.tap('Activate')
}

export const otherPin = ({ pin }: Actor): string => `${pin.slice(0, 3)}0X`

/** The challenge for the physical security device that the app shows. */
const shownChallenge = (actor: Actor): string | undefined => valueBeside(actor, 'Challenge')

/** The answer of the physical security device to the challenge that the app shows. */
export const appDeviceAnswer = (actor: Actor): string =>
  actor.securityDevice.respond(shownChallenge(actor) ?? '')

export async function enterResponseOf(actor: Actor, other: OwnedPhone): Promise<void> {
  await enterProof(actor, await existingResponseOf(other, shownChallenge(actor) ?? ''))
}

/** What the app asks for: the token, or the response of the physical security device. */
export const awaitedProof = (actor: Actor): string =>
  shownChallenge(actor) === undefined ? receivedToken(actor) : appDeviceAnswer(actor)

export const prove = (actor: Actor): Promise<void> => enterProof(actor, awaitedProof(actor))

/** From the page that asks for a token or a response to the end. */
export async function complete(actor: Actor): Promise<void> {
  await prove(actor)
  if (hasField(actor, 'Repeat PIN')) await choosePin(actor, newPin)
  else if (hasField(actor, 'IBKR Mobile PIN')) await enterExistingPin(actor, actor.pin)
}

/** The whole procedure. */
export async function activate(actor: Actor): Promise<void> {
  await begin(actor)
  await complete(actor)
}

async function withoutResponses({ scene, phone }: Actor, action: () => Promise<void>): Promise<void> {
  scene.loseResponsesTo(phone, true)
  await action()
  scene.loseResponsesTo(phone, false)
}

/** The whole procedure, where the phone never gets the response to its last request. */
export async function activateWithoutResponse(actor: Actor): Promise<void> {
  await begin(actor)
  if (actor.phone.os === 'iOS') return withoutResponses(actor, () => prove(actor))
  await prove(actor)
  return withoutResponses(actor, () => choosePin(actor, newPin))
}

/** The procedure has ended with the advice to contact customer service. */
export function verifyContactAdvice({ phone }: Actor, whom: string): void {
  const { notes, fields } = phone.screen()
  verify(
    notes.some((note) => note.includes(whom)),
    { expected: `the advice to contact "${whom}"`, observed: notes.join(' ') || 'nothing' },
  )
  verify(fields.length === 0, {
    expected: 'the procedure to have ended',
    observed: `fields: ${fields.map(({ label }) => label).join(', ')}`,
  })
}

export function verifyDeviceChallenge(actor: Actor): void {
  verifySixDigits(shownChallenge(actor) ?? 'no challenge')
}

/** One SMS was sent, and only it contains the token. */
export function verifyTokenSent({ sms, scene, phone }: Actor): void {
  verify(sms.length === 1, { expected: 'one SMS', observed: `${sms.length}` })
  const token = tokenIn(sms.map(({ body }) => body))
  verify(!scene.responsesTo(phone).includes(token), {
    expected: 'the Activation Token nowhere but in the SMS',
    observed: 'the token in a response of the server',
  })
}

/** Whether a menu of the app leads to the form for a challenge: not before IB Key is activated on this phone. */
async function hasChallengeForm(actor: Actor, menu: string, entry: string): Promise<boolean> {
  await actor.phone.launch()
  await actor.phone.tap(menu)
  await actor.phone.tap(entry)
  return actor.phone.screen().fields.length > 0
}

/** The app shows no menu where it does not open at all. */
async function isUsable(actor: Actor): Promise<boolean> {
  await actor.phone.launch()
  const hasMenu = actor.phone.screen().buttons.includes('Services')
  return hasMenu && hasChallengeForm(actor, 'Services', 'Authenticate')
}

export const verifyAppUsable = async (actor: Actor, expected: boolean): Promise<void> =>
  verifyForm(actor, expected, await isUsable(actor))

export const verifyActivatedInRussian = async (actor: Actor, expected: boolean): Promise<void> =>
  verifyForm(actor, expected, await hasChallengeForm(actor, 'Услуги', 'Аутентификация'))

function verifyForm({ phone }: Actor, expected: boolean, observed: boolean): void {
  verify(observed === expected, {
    expected: `${expected ? 'a' : 'no'} form for the challenge`,
    observed: `"${phone.screen().title}"`,
  })
}
