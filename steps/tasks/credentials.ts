/** @module Wrong passwords, and passwords and codes in another form or in the wrong field. */

import type { Platform } from '../../contract/primitives.ts'
import type { CodeField } from '../../drivers/ports/attacker.ts'
import type { Window } from '../../drivers/ports/driver.ts'
import { HarnessError, NotApplicable } from '../../drivers/ports/errors.ts'
import { codeIn } from '../../drivers/ports/text-messages.ts'
import type { Actor, CodeKind, PendingCode } from '../support/actor.ts'
import { entryOf, otherCase, repeat } from '../support/attempts.ts'
import { awaitedProof, begin, receivedToken } from './activation.ts'
import { logInWithIbKey } from './active-phone.ts'
import { generateResponse, wrongCode } from './challenge-response.ts'
import { logIn, logInAsFarAs, wrongPassword } from './login.ts'
import { sendProof } from './modified-app.ts'
import { plainPhone, provisionSms } from './people.ts'
import { sentCode } from './sms.ts'
import { createIbKeyUser } from './users.ts'

/** Gives wrong passwords in a window that is not this person's. */
export async function guessPassword(
  actor: Actor,
  times: number,
  username = actor.persona.username,
): Promise<void> {
  const window = await actor.scene.driver.open('clientPortal', 'en')
  await repeat(times, () => window.logIn(username, wrongPassword(actor)))
}

export async function guessPasswordInApp(
  actor: Actor,
  times: number,
  username = actor.persona.username,
): Promise<void> {
  const attacker = actor.scene.attacker()
  await repeat(times, () => attacker.probe('app', username, wrongPassword(actor)))
}

/** A user name as somebody may type it. */
export type Spelling = (username: string) => string

export const inCapitals: Spelling = (username) => username.toUpperCase()

/** Letters, digits and signs of ASCII as East Asian keyboards have them (Unicode, Halfwidth and Fullwidth Forms). */
export const inFullWidth: Spelling = (username) =>
  username.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))

/** Not applicable where a user name in this spelling is another one. */
export async function requireSpelling(actor: Actor, spelling: Spelling, name: string): Promise<void> {
  const window = await actor.scene.driver.open('clientPortal', 'en')
  const answer = await window.logIn(spelling(actor.persona.username), actor.persona.password)
  if (answer.kind !== 'login') throw new NotApplicable(`for this server a user name ${name} is another one`)
}

/** In this spelling and in that of the person by turns. */
export async function guessPasswordInSpellings(
  actor: Actor,
  times: number,
  spelling: Spelling,
  guess: typeof guessPassword = guessPassword,
): Promise<void> {
  const { username } = actor.persona
  const spellings = [spelling(username), username]
  for (let time = 0; time < times; time++) await guess(actor, 1, spellings[time % spellings.length])
}

const passwordForms: Readonly<Record<string, (right: string) => string>> = {
  'as it is': (right) => right,
  'in the other case': otherCase,
  'without its last sign': (right) => right.slice(0, -1),
  'followed by one more': (right) => `${right}0`,
  'followed by a null character and one more': (right) => `${right}\0x`,
  'without its accent': (right) => right.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  'with two blanks for each one': (right) => right.replaceAll(' ', '  '),
}

/** With blanks and an accent, and longer than some password hashes read (bcrypt: 72 bytes). */
export const passphraseOf = ({ persona }: Actor): string =>
  `${persona.password} and ten words more that nobody else would think of, in a small café by the sea`

export const logInWithForm = (actor: Actor, right: string, form: string, platform: Platform): Promise<void> =>
  logIn(actor, platform, { password: entryOf(passwordForms, form)(right) })

const inDigitsFrom = (zero: number) => (right: string) =>
  right.replaceAll(/[0-9]/g, (digit) => String.fromCodePoint(zero + Number(digit)))

const forms: Readonly<Record<string, (right: string) => unknown>> = {
  'as it is': (right) => right,
  'with a blank in front': (right) => ` ${right}`,
  'with a blank behind': (right) => `${right} `,
  'with a blank in the middle': (right) => `${right.slice(0, 3)} ${right.slice(3)}`,
  'with a line break behind': (right) => `${right}\n`,
  'with a null character behind': (right) => `${right}\0`,
  'with a plus in front': (right) => `+${right}`,
  'with a point behind': (right) => `${right}.`,
  'with a zero in front': (right) => `0${right}`,
  'with another last digit': wrongCode,
  'without its last digit': (right) => right.slice(0, -1),
  'with one more digit': (right) => `${right}0`,
  'without its last sign': (right) => right.slice(0, -1),
  'with one more sign': (right) => `${right}0`,
  'as an empty text': () => '',
  'as the word null': () => 'null',
  'without its leading zero': (right) => right.slice(1),
  'with a point and a zero behind': (right) => `${right}.0`,
  'in full-width digits': inDigitsFrom(0xff10),
  'in Arabic digits': inDigitsFrom(0x0660),
  'as a number': (right) => Number(right),
  'in a list': (right) => [right],
  'in a list of guesses': (right) => [wrongCode(right), right],
  'inside something else': (right) => ({ value: right }),
  'as nothing': () => null,
  'as a yes': () => true,
}

/** Sends a code as a value that no window would send. */
export async function submitInForm(
  actor: Actor,
  field: CodeField,
  code: string,
  form: string,
): Promise<void> {
  const value = entryOf(forms, form)(code)
  actor.record(await actor.scene.attacker().submit(actor.window, field, value))
}

/** Sends the token or the response of an activation as a text that the app would not send. */
export async function submitProofInForm(actor: Actor, form: string): Promise<void> {
  const text = entryOf(forms, form)(awaitedProof(actor))
  if (typeof text !== 'string')
    throw new HarnessError(`the proof of an activation is a text, and not ${form}`)
  actor.record(await sendProof(actor, text))
}

/** In the order in which the server can ask for them: the token is for another phone, which is used from then on. */
export const codeKinds = ['Confirm Code', 'security code', 'response', 'Activation Token'] as const

/** Gets the Confirm Code, so that no two kinds of code are sent to the same number. */
const numberToConfirm = '+12025550142'

const requestCode: Readonly<Record<CodeKind, (actor: Actor, portal: Window) => Promise<PendingCode>>> = {
  'Confirm Code': async (actor, portal) => {
    actor.record(await portal.changeMobileNumber(numberToConfirm))
    actor.record(await portal.verifyMobileNumber())
    await actor.scene.settle()
    const value = codeIn(actor.scene.smsTo(numberToConfirm).map(({ body }) => body))
    return { value, submit: (text) => portal.confirmMobileNumber(text) }
  },
  'security code': async (actor) => {
    const window = await logInAsFarAs(actor, 'sms')
    return { value: sentCode(actor), submit: (text) => window.submitSecurityCode(text) }
  },
  response: async (actor) => {
    const window = await logInAsFarAs(actor, 'ibKey')
    return { value: await generateResponse(actor), submit: (text) => window.submitResponse(text) }
  },
  'Activation Token': async (actor) => {
    await actor.buyPhone('iPhone with Face ID')
    await begin(actor)
    return { value: receivedToken(actor), submit: (text) => sendProof(actor, text) }
  },
}

/** Makes the server ask for these kinds of code at the same time, and for no others: it may limit the SMS in a row. */
export async function requestCodes(actor: Actor, kinds: readonly CodeKind[]): Promise<void> {
  await createIbKeyUser(actor, plainPhone)
  await logInWithIbKey(actor, 'clientPortal')
  const portal = actor.window
  await provisionSms(actor)
  for (const kind of codeKinds.filter((one) => kinds.includes(one)))
    actor.pendingCodes.set(kind, await requestCode[kind](actor, portal))
}

function pendingCode(actor: Actor, kind: CodeKind): PendingCode {
  const pending = actor.pendingCodes.get(kind)
  if (!pending) throw new HarnessError(`no step has made the server ask ${actor.name} for the ${kind}`)
  return pending
}

/** Enters the right code of one kind where the server asks for another. */
export async function enterCodeAs(actor: Actor, kind: CodeKind, askedFor: CodeKind): Promise<void> {
  actor.record(await pendingCode(actor, askedFor).submit(pendingCode(actor, kind).value))
}
