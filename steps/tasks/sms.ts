/** @module Codes by SMS, for confirming a mobile number and for logging in, and how many SMS were sent. */

import { numberBeside, type Platform } from '../../contract/primitives.ts'
import { NotApplicable } from '../../drivers/ports/errors.ts'
import { codeIn, hasCode, hasToken } from '../../drivers/ports/text-messages.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { type Actor, describeAnswer, isRejection } from '../support/actor.ts'
import { generateResponse, showChallenge, submitResponse, wrongCode } from './challenge-response.ts'
import { logIn } from './login.ts'

/** From the article about SMS: another one may be requested so long after the last. */
export const smsPauseMs = 120_000

/** The code in the newest message of the phone's inbox that has one. */
export const receivedCode = ({ phone }: Actor): string => codeIn(phone.messages().map(({ body }) => body))

export const wrongReceivedCode = (actor: Actor): string => wrongCode(receivedCode(actor))

/** The code in the newest SMS that was sent, whether it has arrived or not. */
export const sentCode = ({ sms }: Actor): string => codeIn(sms.slice(-1).map(({ body }) => body))

export async function submitSecurityCode(actor: Actor, code: string): Promise<void> {
  actor.record(await actor.window.submitSecurityCode(code))
}

export async function submitConfirmCode(actor: Actor, code: string): Promise<void> {
  actor.record(await actor.window.confirmMobileNumber(code))
}

/** Logs in with the code that comes, and returns it. */
export async function logInBySms(actor: Actor, platform: Platform): Promise<string> {
  await logIn(actor, platform)
  await actor.scene.settle()
  const code = receivedCode(actor)
  await submitSecurityCode(actor, code)
  return code
}

/** With the second factor that this person has: a code, or a response. */
export async function logInWithSecondFactor(actor: Actor, platform: Platform): Promise<void> {
  // Within two minutes of the last SMS the next login begins without one.
  if (actor.sms.length > 0) await actor.scene.advanceBy(smsPauseMs)
  await logIn(actor, platform)
  if (actor.lastLogin().state === 'securityCode') {
    await actor.scene.settle()
    await submitSecurityCode(actor, receivedCode(actor))
  } else {
    await showChallenge(actor)
    await submitResponse(actor, await generateResponse(actor))
  }
}

/** The same, where the server may refuse the login itself, as it sends no code. */
export async function tryToLogInBySms(actor: Actor, platform: Platform): Promise<void> {
  await logIn(actor, platform)
  const isRefused = isRejection(actor.lastAnswer())
  await actor.scene.settle()
  if (!isRefused) await submitSecurityCode(actor, receivedCode(actor))
}

/** Whoever sees that no SMS has come asks for another one. */
export async function requestSmsUnlessReceived(actor: Actor): Promise<void> {
  if (actor.sms.length === 0) actor.record(await actor.window.requestAnotherSms())
  await actor.scene.settle()
}

/** With the last seven digits of this person's number, which are all of it within an area of North America. */
export const numberAbroad = ({ persona }: Actor): string => `+49151${persona.mobileNumber.slice(-7)}`

/** A number that is not this person's, and that no SIM card has. */
export const otherNumber = ({ persona }: Actor): string => numberBeside(persona.mobileNumber)

/** The texts of all SMS to the other number. */
export const smsToOtherNumber = (actor: Actor): string[] =>
  actor.scene.smsTo(otherNumber(actor)).map(({ body }) => body)

const day = 86_400_000

/** Of 200 random codes, none begins with a zero once in 10^9 samples. */
const mostDays = 200

/** Uses a new code day after day, until one begins with a zero or is refused. */
export async function repeatUntilLeadingZero(actor: Actor, useCode: () => Promise<string>): Promise<void> {
  for (let time = 0; time < mostDays; time++) {
    await actor.scene.advanceBy(day)
    const code = await useCode()
    if (actor.lastAnswer().kind === 'refused' || code.startsWith('0')) return
  }
}

/** Of so many random codes, none begins with a zero once in 500 samples: then the zero is not looked at. */
const mostLoginsForZero = 60

/** Logs in day after day, until a login waits for a code that begins with a zero. Whether any does is open (AMB-38). */
export async function logInUntilLeadingZero(actor: Actor, platform: Platform): Promise<void> {
  for (let time = 0; time < mostLoginsForZero; time++) {
    await actor.scene.advanceBy(day)
    await logIn(actor, platform)
    await actor.scene.settle()
    const code = receivedCode(actor)
    if (code.startsWith('0')) return
    await submitSecurityCode(actor, code)
  }
  throw new NotApplicable('no code of this server begins with a zero')
}

/** Changes the number and changes it back, so that it has to be confirmed, and returns the code that confirmed it. */
export async function confirmNumberAgain(actor: Actor): Promise<string> {
  await logInBySms(actor, 'clientPortal')
  const { window } = actor
  actor.record(await window.changeMobileNumber(otherNumber(actor)))
  actor.record(await window.changeMobileNumber(actor.persona.mobileNumber))
  actor.record(await window.verifyMobileNumber())
  await actor.scene.settle()
  const code = receivedCode(actor)
  await submitConfirmCode(actor, code)
  return code
}

export function verifySmsCount(actor: Actor, expected: number): void {
  actor.acknowledge()
  verifyCount(actor.sms.length, expected, `to ${actor.name}'s number`)
}

export function verifySmsCountToOtherNumber(actor: Actor, expected: number): void {
  verifyCount(actor.scene.smsTo(otherNumber(actor)).length, expected, 'to the other number')
}

function verifyCount(observed: number, expected: number, where: string): void {
  verify(observed === expected, { expected: `${expected} SMS ${where}`, observed: `${observed}` })
}

export function verifySmsAtMost({ sms: { length } }: Actor, most: number): void {
  verify(length > 0 && length <= most, { expected: `1 to ${most} SMS`, observed: `${length}` })
}

export function verifySmsAbout({ sms }: Actor, topic: RegExp, expected: string): void {
  const body = sms.at(-1)?.body
  verify(body !== undefined && topic.test(body), { expected, observed: body ?? 'no SMS' })
}

/** One of the two numbers of this person is sent a token at this instant, and not both. */
export function verifyTokenSentToOneNumber(actor: Actor): void {
  const { scene, sms } = actor
  const now = [...sms, ...scene.smsTo(otherNumber(actor))].filter(({ at }) => at === scene.now())
  const tokens = now.filter(({ body }) => hasToken(body))
  verify(tokens.length === 1, {
    expected: 'one Activation Token, to the old number or to the other one',
    observed: `${tokens.length}`,
  })
}

export function verifyTokenSentToOtherNumber(actor: Actor): void {
  // A notice may have come after it.
  const body = smsToOtherNumber(actor).findLast((one) => hasCode(one) || hasToken(one))
  verify(body !== undefined && hasToken(body), {
    expected: 'an SMS with an Activation Token to the other number',
    observed: body ?? 'no SMS',
  })
}

/** Only the SMS contains the code. */
export function verifyCodeOnlyInSms(actor: Actor): void {
  actor.lastAnswer()
  verify(!actor.window.received().includes(sentCode(actor)), {
    expected: 'the code nowhere but in the SMS',
    observed: 'the code in a response of the server',
  })
}

export function verifySecurityCodeRequested(actor: Actor): void {
  const login = actor.lastLogin()
  verify(login.state === 'securityCode', {
    expected: 'the login to ask for the code',
    observed: describeAnswer(login),
  })
}

/** Whether it failed need not be told. */
export async function verifySmsNotSent(actor: Actor): Promise<void> {
  actor.record(await actor.window.refresh())
  const { sms } = actor.lastLogin()
  verify(sms !== 'sent', {
    expected: 'an SMS that the carrier refused not to be called sent',
    observed: `${sms}`,
  })
}
