/** @module Logging in to a trading platform or to Client Portal, and what has become of a login. */

import { type RefusalMeaning, refusalsMeaning } from '../../contract/answers.ts'
import type { Locale, Platform, SlsDeviceType } from '../../contract/primitives.ts'
import type { FieldChoice, LoginView, Refused, Window, WindowAnswer } from '../../drivers/ports/driver.ts'
import { HarnessError, NotApplicable } from '../../drivers/ports/errors.ts'
import { isLabel, isSectionOf, mayBeSection, type ScreenLabel } from '../../drivers/ports/labels.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { type Actor, describeAnswer, isRejection } from '../support/actor.ts'
import { listed } from '../support/attempts.ts'
import { platformOf } from '../support/context.ts'

/** Gives user name and password in a window that is open. */
export async function enterCredentials(
  actor: Actor,
  window: Window,
  password = actor.persona.password,
): Promise<void> {
  actor.record(await window.logIn(actor.persona.username, password))
}

export async function logIn(
  actor: Actor,
  platform: Platform,
  { password, language }: { readonly password?: string; readonly language?: Locale } = {},
): Promise<void> {
  await enterCredentials(actor, await actor.openWindow(platform, language), password)
  await chooseMainDevice(actor)
}

/** Where somebody is let in who has no second factor yet; a server may have enrolled SMS by then (SMS-10). */
export async function logInByPasswordAlone(actor: Actor, platform: Platform): Promise<void> {
  await logIn(actor, platform)
  if (actor.lastLogin().state === 'securityCode')
    throw new NotApplicable('this server has enrolled SMS before somebody can log in')
  await verifyLoggedIn(actor)
}

/** Where the context has put another device beside it, this person chooses their own in the drop-down. */
async function chooseMainDevice(actor: Actor): Promise<void> {
  const { mainDevice, window, lastSeen } = actor
  if (mainDevice === undefined || lastSeen?.kind !== 'login' || lastSeen.state !== 'chooseDevice') return
  actor.record(await window.chooseDevice(offeredDevice(lastSeen, mainDevice)))
}

export const wrongPassword = ({ persona }: Actor): string => `${persona.password}?`

/** Types user name and password into their fields, which the articles give no label, and clicks a button. */
export async function fillLoginWindow(
  actor: Actor,
  window: Window,
  button: ScreenLabel,
  password = actor.persona.password,
): Promise<void> {
  window.type({ member: 'username' }, actor.persona.username)
  window.type({ member: 'password' }, password)
  actor.record(await window.click(button))
}

/** Where an article names a section, a person who is in it already has nothing to click. */
function isInSection(actor: Actor, label: ScreenLabel): boolean {
  const screen = actor.window.screen()
  return screen !== undefined && mayBeSection(label) && !offers(actor, label) && isSectionOf(screen, label)
}

/** Clicks one label after the other, as `User menu → Settings`. */
export async function clickPath(actor: Actor, path: readonly ScreenLabel[]): Promise<void> {
  for (const label of path) if (!isInSection(actor, label)) actor.record(await actor.window.click(label))
}

/**
 * Types into a field of the newest window and clicks a button: through the screen. `submitResponse` and its like call the
 * operation without a screen.
 */
export async function fillAndClick(
  actor: Actor,
  field: FieldChoice,
  text: string,
  button: ScreenLabel,
): Promise<void> {
  actor.window.type(field, text)
  actor.record(await actor.window.click(button))
}

export async function goBackTo(actor: Actor, platform: Platform): Promise<void> {
  const earlier = actor.windows.findLastIndex((window) => window.platform === platform)
  if (earlier < 0) throw new HarnessError(`${actor.name} has no window of ${platform} open`)
  actor.windows.push(...actor.windows.splice(earlier, 1))
}

/** The window looks at its login again, which may be refused where that has ended: what is done next decides. */
export async function goBackToEarlierWindow(actor: Actor): Promise<void> {
  actor.windows.push(...actor.windows.splice(-2, 1))
  actor.record(await actor.window.refresh())
  actor.acknowledge()
}

/** The state of the newest login now, whether the server refuses to tell it or not. */
export async function refreshedLogin(actor: Actor): Promise<WindowAnswer> {
  actor.acknowledge()
  const answer = actor.record(await actor.window.refresh())
  actor.acknowledge()
  return answer
}

/** The SLS device of this type among those that the login offers. */
export function offeredDevice({ devices = [] }: LoginView, type: SlsDeviceType): string {
  const device = devices.find((one) => one.type === type)
  verify(device, {
    expected: `${type} among the SLS devices of the login`,
    observed: listed(devices.map((one) => one.type)),
  })
  return device.id
}

export async function chooseOffered(actor: Actor, type: SlsDeviceType): Promise<void> {
  actor.record(await actor.window.chooseDevice(offeredDevice(actor.lastLogin(), type)))
}

/** A login with one of several devices, as far as its challenge or its SMS; other windows stay open. */
export async function logInAsFarAs(actor: Actor, type: 'ibKey' | 'sms'): Promise<Window> {
  const window = await actor.openWindow(platformOf(actor.context))
  await enterCredentials(actor, window)
  await chooseOffered(actor, type)
  await actor.scene.settle()
  if (type === 'ibKey') actor.record(await window.requestChallenge())
  return window
}

/** The login has gone on to a session, seen without any click. */
export async function verifyLoggedIn(actor: Actor): Promise<void> {
  const before = actor.lastAnswer()
  const now = before.kind === 'login' && before.state === 'loggedIn' ? before : await refreshedLogin(actor)
  verify(now.kind === 'login' && now.state === 'loggedIn', {
    expected: `${actor.name} to be logged in`,
    observed: describeAnswer(now),
  })
  const username = await actor.window.sessionUsername()
  // In a system that people know already, a name may be spelled otherwise than it was typed.
  verify(username?.toLowerCase() === actor.persona.username.toLowerCase(), {
    expected: `a session for ${actor.name}`,
    observed: username === undefined ? 'none' : `one of ${username}`,
  })
}

/** The window has no session, also after its login was refreshed. */
export async function verifyNotLoggedIn(actor: Actor, window = actor.window): Promise<void> {
  actor.lastAnswer()
  await verifyNoSession(actor, window)
  const now = await window.refresh()
  verify(now.kind !== 'login' || now.state !== 'loggedIn', {
    expected: `${actor.name} not to be logged in`,
    observed: describeAnswer(now),
  })
  await verifyNoSession(actor, window)
}

export async function verifyNoSession(actor: Actor, window = actor.window): Promise<void> {
  verify(!(await window.isLoggedIn()), { expected: `no session for ${actor.name}`, observed: 'one' })
}

export async function verifyLoginState(actor: Actor, state: LoginView['state']): Promise<void> {
  const now = await refreshedLogin(actor)
  verify(now.kind === 'login' && now.state === state, {
    expected: `a login in the state "${state}"`,
    observed: describeAnswer(now),
  })
}

export async function verifyLoginOver(actor: Actor): Promise<void> {
  const now = await refreshedLogin(actor)
  verify(now.kind === 'refused' || (now.kind === 'login' && now.state === 'expired'), {
    expected: 'a refusal or a login in the state "expired"',
    observed: describeAnswer(now),
  })
}

/** A step of a login that has ended may be answered with its state. */
export function verifyRefused(actor: Actor): void {
  const answer = actor.lastAnswer()
  verify(isRejection(answer), {
    expected: 'a refusal or a login that has ended',
    observed: describeAnswer(answer),
  })
}

export async function verifyRejected(actor: Actor): Promise<void> {
  verifyRefused(actor)
  await verifyNoSession(actor)
}

export function verifyAccepted(actor: Actor): void {
  const answer = actor.lastAnswer()
  verify(!isRejection(answer), {
    expected: 'the server to accept the answer',
    observed: describeAnswer(answer),
  })
}

/** The refusal has one of the codes that mean this ("What features mean" in contract/answers.md). */
export function verifyRefusal(actor: Actor, meaning: RefusalMeaning): void {
  const refusal = actor.lastRefusal()
  const codes: readonly Refused['code'][] = refusalsMeaning[meaning]
  verify(codes.includes(refusal.code), {
    expected: `the refusal "${codes.join('" or "')}"`,
    observed: describeAnswer(refusal),
  })
}

/** The labels of everything in the window that can be clicked. */
const controlLabels = (actor: Actor): readonly string[] => {
  actor.acknowledge()
  return actor.window.screen()?.controls.map(({ label }) => label) ?? []
}

/** Each label counts under any name that the articles give it. */
const offers = (actor: Actor, label: ScreenLabel): boolean =>
  controlLabels(actor).some((shown) => isLabel(label, shown))

export function verifyOffered(actor: Actor, label: ScreenLabel): void {
  verify(offers(actor, label), { expected: `"${label}"`, observed: listed(controlLabels(actor)) })
}

export function verifyNotOffered(actor: Actor, label: ScreenLabel): void {
  verify(!offers(actor, label), { expected: `no "${label}"`, observed: 'it is offered' })
}

/** The labels of all fields that the window shows. */
export const fieldLabels = (actor: Actor): readonly string[] =>
  actor.window.screen()?.fields.map(({ label }) => label) ?? []

/** The value that the window shows beside a label. */
export const windowValue = (actor: Actor, label: ScreenLabel): string | undefined =>
  actor.window.screen()?.values.find((value) => isLabel(label, value.label))?.value

export function verifyWindowField(actor: Actor, label: ScreenLabel): void {
  const labels = fieldLabels(actor)
  verify(
    labels.some((shown) => isLabel(label, shown)),
    { expected: `the field "${label}"`, observed: listed(labels) },
  )
}

export function verifyWaitsForResponse(actor: Actor): void {
  const login = actor.lastLogin()
  verify(login.state === 'challenge', { expected: 'the challenge at once', observed: describeAnswer(login) })
}

export function verifyOfferedDevices(actor: Actor, one: ScreenLabel, other: ScreenLabel): void {
  actor.lastLogin()
  const choices = actor.window.screen()?.controls.filter(({ kind }) => kind === 'choice') ?? []
  const shown = choices.map(({ label }) => label)
  const offersEach = [one, other].every((wanted) => shown.some((label) => isLabel(wanted, label)))
  verify(offersEach && shown.length === 2, {
    expected: listed([one, other].toSorted()),
    observed: listed(shown.toSorted()),
  })
}

export function verifyNoDeviceChoice(actor: Actor): void {
  const login = actor.lastLogin()
  verify(login.state !== 'chooseDevice', {
    expected: 'no choice of SLS devices',
    observed: describeAnswer(login),
  })
}

/** The password alone leads to a session, or does not. */
export async function verifyPasswordAlone(actor: Actor, platform: Platform, enough: boolean): Promise<void> {
  actor.acknowledge()
  await logIn(actor, platform)
  const answer = actor.lastAnswer()
  verify((await actor.window.isLoggedIn()) === enough, {
    expected: `${enough ? 'a' : 'no'} session after the password`,
    observed: describeAnswer(answer),
  })
}
