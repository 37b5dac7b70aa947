/** @module Requests that are sent at the same time. */

import type { Platform } from '../../contract/primitives.ts'
import type { Window, WindowAnswer } from '../../drivers/ports/driver.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { type Actor, isRejection } from '../support/actor.ts'
import { atOnce, attempt } from '../support/attempts.ts'
import { platformOf } from '../support/context.ts'
import { newPin } from './activation.ts'
import { generateResponse, logInByResponse } from './challenge-response.ts'
import { submitAnyResponse } from './limits.ts'
import { refreshedLogin, wrongPassword } from './login.ts'
import { approvalBy } from './modified-app.ts'
import { requireSwitch } from './settings.ts'
import { wrongReceivedCode } from './sms.ts'

export async function sendAtOnce(
  actor: Actor,
  count: number,
  send: () => Promise<WindowAnswer>,
): Promise<void> {
  actor.verifyAcknowledged()
  actor.concurrentAnswers = await atOnce(count, send)
}

export async function approveAtOnce(actor: Actor, count: number): Promise<void> {
  const approval = approvalBy(actor.phone)
  const results = await atOnce(count, () => actor.scene.modifiedApp(actor.phone).approve(approval))
  actor.copyResults.push(...results)
}

export async function logInAtOnce(actor: Actor, platform: Platform, count: number): Promise<void> {
  const { username, password } = actor.persona
  const windows = await atOnce(count, () => actor.openWindow(platform))
  actor.verifyAcknowledged()
  const answers = await Promise.all(windows.map((window) => window.logIn(username, password)))
  for (const answer of answers) actor.record(answer)
}

const everyPlatform: readonly Platform[] = ['tws', 'clientPortal', 'webTrader', 'ibkrMobile']

/** Two windows of each platform. */
export async function logInEverywhereAtOnce(actor: Actor): Promise<void> {
  const { username, password } = actor.persona
  const windows: Window[] = []
  for (const platform of [...everyPlatform, ...everyPlatform]) windows.push(await actor.openWindow(platform))
  actor.verifyAcknowledged()
  const answers = await Promise.all(windows.map((window) => window.logIn(username, password)))
  for (const answer of answers) actor.record(answer)
}

export async function removeAllAtOnce(actor: Actor): Promise<void> {
  const { window } = actor
  actor.record(await window.readSettings())
  const { devices } = actor.lastSettings()
  actor.concurrentAnswers = await Promise.all(devices.map(({ id }) => window.removeDevice(id)))
}

/** The login is begun in a window of its own; the settings stay the newest one. */
export async function switchOnWhileLoggingIn(actor: Actor): Promise<void> {
  const { window, persona } = actor
  requireSwitch(actor)
  actor.verifyAcknowledged()
  const another = await actor.scene.driver.open(platformOf(actor.context), actor.locale)
  actor.concurrentAnswers = await Promise.all([
    another.logIn(persona.username, persona.password),
    window.setSeamless(true),
  ])
}

/** From the two newest windows, so many requests in each. */
export async function requestConfirmCodesInBothWindows(actor: Actor, count: number): Promise<void> {
  actor.verifyAcknowledged()
  const { window, earlierWindow } = actor
  actor.concurrentAnswers = (
    await atOnce(count, () => Promise.all([window.verifyMobileNumber(), earlierWindow.verifyMobileNumber()]))
  ).flat()
}

/** Both answers to the newest approval request, by a copy of the app with the keys, so many of each. */
export async function approveAndDeclineAtOnce(actor: Actor, count: number): Promise<void> {
  const copy = actor.scene.modifiedApp(actor.phone)
  const approve = await copy.prepare(approvalBy(actor.phone))
  const decline = await copy.prepareDecline()
  const results = await atOnce(count, () => Promise.all([approve(), decline()]))
  actor.copyResults.push(...results.flat())
}

/** The last request of an activation on Android, whose token is verified. */
export async function activateAtOnce(actor: Actor, count: number): Promise<void> {
  const copy = actor.scene.modifiedActivation(actor.phone)
  await sendAtOnce(actor, count, () => copy.activate({ pin: newPin, attestation: 'genuine' }))
}

export async function failAllWindowsAtOnce(actor: Actor): Promise<void> {
  actor.verifyAcknowledged()
  actor.concurrentAnswers = await Promise.all(actor.windows.map(submitAnyResponse))
}

/** The code comes in the middle, so that wrong responses are under way before it and after it. */
export async function failInBothWaysAtOnce(actor: Actor): Promise<void> {
  actor.verifyAcknowledged()
  const code = wrongReceivedCode(actor)
  const earlier = actor.windows.slice(0, -1)
  const half = Math.ceil(earlier.length / 2)
  actor.concurrentAnswers = await Promise.all([
    ...earlier.slice(0, half).map(submitAnyResponse),
    actor.window.submitSecurityCode(code),
    ...earlier.slice(half).map(submitAnyResponse),
  ])
}

/** The wrong response in the login before, the right one in the newest. */
export async function failAndSucceedAtOnce(actor: Actor): Promise<void> {
  const response = await generateResponse(actor)
  actor.verifyAcknowledged()
  actor.concurrentAnswers = await Promise.all([
    submitAnyResponse(actor.earlierWindow),
    actor.window.submitResponse(response),
  ])
}

/** The wrong response in the login before, the approval of the newest. */
export async function failAndApproveAtOnce(actor: Actor): Promise<void> {
  const approve = await actor.scene.modifiedApp(actor.phone).prepare(approvalBy(actor.phone))
  actor.verifyAcknowledged()
  await Promise.all([submitAnyResponse(actor.earlierWindow), approve()])
}

/** Whichever came first: a success begins the count anew, and a lock lets nobody in. */
export async function verifySuccessOrLock(actor: Actor): Promise<void> {
  await refreshedLogin(actor)
  const isIn = await actor.window.isLoggedIn()
  await attempt(() => logInByResponse(actor, platformOf(actor.context)))
  const isLocked = isRejection(actor.lastAnswer())
  const inWords = (is: boolean) => (is ? 'yes' : 'no')
  verify(isIn !== isLocked, {
    expected: 'a session, or a lock, and not both',
    observed: `a session: ${inWords(isIn)}, a lock: ${inWords(isLocked)}`,
  })
}

/** Right answers to one login by both ways, so many by each. */
export async function answerInBothWaysAtOnce(actor: Actor, count: number): Promise<void> {
  actor.verifyAcknowledged()
  const response = await generateResponse(actor)
  const copy = actor.scene.modifiedApp(actor.phone)
  const approve = await copy.prepare(approvalBy(actor.phone))
  const [answers, results] = await Promise.all([
    atOnce(count, () => actor.window.submitResponse(response)),
    atOnce(count, approve),
  ])
  actor.concurrentAnswers = answers
  actor.copyResults.push(...results)
}

export async function guessPasswordInAppAtOnce(actor: Actor, count: number): Promise<void> {
  const attacker = actor.scene.attacker()
  await atOnce(count, () => attacker.probe('app', actor.persona.username, wrongPassword(actor)))
}

/** In a window and in the app by turns, so many in all. */
export async function guessPasswordEverywhereAtOnce(actor: Actor, count: number): Promise<void> {
  const window = await actor.scene.driver.open('clientPortal', 'en')
  const attacker = actor.scene.attacker()
  const { username } = actor.persona
  const password = wrongPassword(actor)
  const inTurn = [() => window.logIn(username, password), () => attacker.probe('app', username, password)]
  await Promise.all(Array.from({ length: count }, (_, time) => inTurn[time % 2]?.()))
}

export async function guessPasswordAtOnce(actor: Actor, count: number): Promise<void> {
  const window = await actor.scene.driver.open('clientPortal', 'en')
  await sendAtOnce(actor, count, () => window.logIn(actor.persona.username, wrongPassword(actor)))
}

export function verifyOneWayAccepted({ concurrentAnswers, copyResults }: Actor): void {
  const responses = concurrentAnswers.filter((answer) => !isRejection(answer)).length
  const approvals = copyResults.filter((result) => result === 'accepted').length
  verify(responses + approvals === 1, {
    expected: 'one accepted answer',
    observed: `${responses} accepted responses and ${approvals} accepted approvals`,
  })
}

export function verifyOneAccepted({ concurrentAnswers }: Actor): void {
  const { length } = concurrentAnswers.filter((answer) => !isRejection(answer))
  verify(length === 1, {
    expected: 'one accepted answer',
    observed: `${length} of ${concurrentAnswers.length}`,
  })
}
