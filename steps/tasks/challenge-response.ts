/** @module Manual challenge/response: six digits on the login screen, eight digits from the phone. */

import type { Locale, Platform, SlsDeviceType } from '../../contract/primitives.ts'
import type { FieldChoice } from '../../drivers/ports/driver.ts'
import { HarnessError } from '../../drivers/ports/errors.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { type Actor, describeAnswer, type OwnedPhone } from '../support/actor.ts'
import { attempt, entryOf, listed, otherCase } from '../support/attempts.ts'
import { platformOf } from '../support/context.ts'
import {
  enterCredentials,
  fieldLabels,
  logIn,
  offeredDevice,
  refreshedLogin,
  verifyLoggedIn,
  windowValue,
} from './login.ts'
import { shownPrompt, valueBeside } from './phone-screen.ts'

export const sixDigits = /^[0-9]{6}$/
const eightDigits = /^[0-9]{8}$/

/** The Challenge code that the login screen shows. */
export function challengeOf(actor: Actor): string {
  const login = actor.lastLogin()
  verify(login.challenge !== undefined, { expected: 'a Challenge code', observed: describeAnswer(login) })
  return login.challenge
}

const shownResponse = (actor: Actor): string | undefined => valueBeside(actor, 'Response String')

/** The Response String that the phone shows. */
export function responseOf(actor: Actor): string {
  const response = shownResponse(actor)
  verify(response !== undefined, {
    expected: 'a Response String',
    observed: `none on "${actor.phone.screen().title}"`,
  })
  return response
}

/** Authenticate is behind one of these, whether or not somebody is logged in to the app. */
const menus = ['Services', 'More', 'Menu']

async function openAuthenticate({ phone }: Actor): Promise<void> {
  await phone.launch()
  const menu = phone.screen().buttons.find((label) => menus.includes(label))
  if (menu !== undefined) await phone.tap(menu)
  await phone.tap('Authenticate')
}

/** The same way, with the entry as the article names it. */
export async function openEntry({ phone }: Actor, entry: string): Promise<void> {
  await phone.launch()
  if (!phone.screen().buttons.includes(entry)) await phone.tap('Services')
  await phone.tap(entry)
}

export async function enterChallenge(actor: Actor, code: string, pin = actor.pin): Promise<void> {
  await openAuthenticate(actor)
  if (actor.phone.os === 'Android') await actor.phone.type('IBKR Mobile PIN', pin)
  await actor.phone.type('Challenge', code)
  await actor.phone.tap('Generate Response')
}

export const wrongPin = (actor: Actor): string => `${actor.pin}0`

export function pinInOtherCase({ pin }: Actor): string {
  const other = otherCase(pin)
  if (other === pin) throw new HarnessError(`the PIN "${pin}" has no letter, so it has no other case`)
  return other
}

/** The whole way from a challenge to its response: by the security device where it is what this person chooses. */
export async function generateResponse(actor: Actor, challenge = challengeOf(actor)): Promise<string> {
  return actor.mainDevice === 'physical'
    ? actor.securityDevice.respond(challenge)
    : responseByPhone(actor, challenge)
}

/** The same by the phone, with the security element that it asks for. */
async function responseByPhone(actor: Actor, challenge: string): Promise<string> {
  await enterChallenge(actor, challenge)
  const prompt = shownPrompt(actor)
  if (prompt) await actor.presentOwn(prompt)
  return responseOf(actor)
}

/** The response of this phone to a challenge, or undefined where the phone shows none. */
export const responseOfPhone = (
  { owner, phone }: OwnedPhone,
  challenge: string,
): Promise<string | undefined> =>
  owner.withPhone(phone, () => attempt(() => responseByPhone(owner, challenge)))

/** The same, where a phone without a response is a failure. */
export async function existingResponseOf(ownedPhone: OwnedPhone, challenge: string): Promise<string> {
  const response = await responseOfPhone(ownedPhone, challenge)
  verify(response !== undefined, {
    expected: `a Response String on ${ownedPhone.phone.name}`,
    observed: 'none',
  })
  return response
}

export async function submitResponse(actor: Actor, response: string): Promise<void> {
  actor.save('given response', response)
  actor.record(await actor.window.submitResponse(response))
}

/** Another code of the same length: its last digit is one higher. */
export const wrongCode = (code: string): string => code.slice(0, -1) + ((Number(code.at(-1)) + 1) % 10)

const responseForms: Readonly<Record<string, (right: string) => string>> = {
  right: (right) => right,
  'wrong in its last digit': wrongCode,
  empty: () => '',
  'without its last digit': (right) => right.slice(0, -1),
  'followed by one more digit': (right) => `${right}0`,
}

export async function submitResponseInForm(actor: Actor, form: string): Promise<void> {
  await submitResponse(actor, entryOf(responseForms, form)(await generateResponse(actor)))
}

/** Which device of this person answers challenges. */
const answeringDevice = ({ mainDevice }: Actor): SlsDeviceType =>
  mainDevice === 'physical' ? mainDevice : 'ibKey'

/** Logs in as far as the challenge for one device, by the link where the login waits for an approval. */
export async function reachChallenge(
  actor: Actor,
  platform: Platform = platformOf(actor.context),
  type: SlsDeviceType = answeringDevice(actor),
): Promise<void> {
  const window = await actor.openWindow(platform)
  await enterCredentials(actor, window)
  const login = actor.lastLogin()
  if (login.state === 'chooseDevice') actor.record(await window.chooseDevice(offeredDevice(login, type)))
  await showChallenge(actor)
}

/** Asks for the Challenge code, unless it is shown already. */
export async function showChallenge(actor: Actor): Promise<void> {
  // What the login sends has gone before anybody clicks: a challenge may end a request that is still to be sent.
  await actor.scene.settle()
  if (actor.lastLogin().state !== 'challenge') actor.record(await actor.window.requestChallenge())
}

export async function logInByResponse(actor: Actor, platform: Platform): Promise<void> {
  await reachChallenge(actor, platform)
  await submitResponse(actor, await generateResponse(actor))
}

/** By the password, and by a response where IB Key is active. */
export async function logInInLanguage(actor: Actor, platform: Platform, language: Locale): Promise<void> {
  await logIn(actor, platform, { language })
  if (actor.lastLogin().state !== 'loggedIn') {
    await showChallenge(actor)
    await submitResponse(actor, await generateResponse(actor))
  }
  await verifyLoggedIn(actor)
}

export async function logInByWrongResponse(actor: Actor, platform: Platform): Promise<void> {
  await reachChallenge(actor, platform)
  await submitResponse(actor, wrongCode(await generateResponse(actor)))
}

/** The answer of the physical security device to the challenge of the login. */
export const deviceAnswer = (actor: Actor): string => actor.securityDevice.respond(challengeOf(actor))

export async function logInBySecurityDevice(actor: Actor, platform: Platform): Promise<void> {
  await reachChallenge(actor, platform, 'physical')
  await submitResponse(actor, deviceAnswer(actor))
}

/** Adds the Challenge code of each answer to the sample. */
export async function sampleChallenges(
  actor: Actor,
  count: number,
  ask: () => ReturnType<Actor['window']['refresh']>,
): Promise<void> {
  for (let time = 0; time < count; time++) {
    actor.record(await ask())
    actor.codeSample.push(actor.lastLogin().challenge ?? '')
  }
}

export async function sampleResponses(actor: Actor, count: number): Promise<void> {
  for (let code = 0; code < count; code++)
    actor.codeSample.push(await generateResponse(actor, String(code * 9973).padStart(6, '0')))
}

const mostAttemptsForZero = 200

/** New challenges until the response begins with a zero, as one in ten does. */
export async function challengeForLeadingZero(actor: Actor): Promise<void> {
  for (let time = 0; time < mostAttemptsForZero; time++) {
    actor.record(await actor.window.requestChallenge())
    if ((await generateResponse(actor)).startsWith('0')) return
  }
  verify(false, { expected: `a leading zero among ${mostAttemptsForZero} responses`, observed: 'none' })
}

const verifyDigits = (code: string, form: RegExp, expected: string): void =>
  verify(form.test(code), { expected, observed: `"${code}"` })

export const verifySixDigits = (code: string): void => verifyDigits(code, sixDigits, 'six digits')

export const verifyEightDigits = (code: string): void => verifyDigits(code, eightDigits, 'eight digits')

/** Every code of the sample has its digits, and a leading zero is not lost. */
export function verifyZerosKept({ codeSample }: Actor, verifyForm: (code: string) => void): void {
  for (const code of codeSample) verifyForm(code)
  verify(
    codeSample.some((code) => code.startsWith('0')),
    { expected: `a leading zero among ${codeSample.length} codes`, observed: 'none' },
  )
}

export async function verifyChallengeGone(actor: Actor): Promise<void> {
  const now = await refreshedLogin(actor)
  const shown = now.kind === 'login' ? now.challenge : undefined
  verify(shown === undefined, { expected: 'no Challenge code', observed: `"${shown}"` })
}

export function verifyChallengeScreen(actor: Actor): void {
  verifySixDigits(windowValue(actor, 'Challenge code') ?? 'no value "Challenge code"')
  responseBox(actor)
}

/** What the window shows is what its login waits for, under whatever label. */
export function verifyOwnChallengeShown(actor: Actor): void {
  const challenge = challengeOf(actor)
  const shown = actor.window.screen()?.values.map(({ value }) => value) ?? []
  verify(shown.includes(challenge), { expected: `"${challenge}" in the window`, observed: listed(shown) })
}

/** The box for the response: the articles give it no label (AMB-32), so it is the only box there is. */
export function responseBox(actor: Actor): FieldChoice {
  const labels = fieldLabels(actor)
  verify(labels.length === 1, { expected: 'one box, that for the response', observed: listed(labels) })
  return { member: 'response' }
}

export function verifyNoResponseField(actor: Actor): void {
  actor.lastLogin()
  const labels = fieldLabels(actor)
  verify(labels.length === 0, { expected: 'no box for the response', observed: listed(labels) })
}

export function verifyNoResponse(actor: Actor): void {
  verify(shownResponse(actor) === undefined, { expected: 'no Response String', observed: 'one' })
}
