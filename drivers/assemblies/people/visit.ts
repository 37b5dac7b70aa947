/** @module Logs people in between scenarios, and puts back what a scenario has changed of them. */

import type { Instant } from '../../../simulators/clock/clock.ts'
import { createSecurityDevice } from '../../../simulators/security-device/security-device.ts'
import type { Client } from '../../http/client.ts'
import { ScreenlessWindow } from '../../http/http-window.ts'
import type { LoginAnswer, LoginView, SettingsAnswer, SettingsView, Window } from '../../ports/driver.ts'
import { codeIn } from '../../ports/text-messages.ts'
import type { Simulators } from '../scene/simulators.ts'
import type { Standing, StandingDevice } from './standing.ts'

/** What there is between scenarios: a client, the simulated services, and the time. */
export interface Stage {
  readonly client: Client
  readonly simulators: Pick<Simulators, 'carrier' | 'timeline'>
  /** Resolves when nothing more comes. */
  settle(): Promise<void>
  now(): Instant
  waitUntil(instant: Instant): Promise<void>
}

/** The person could not be left as before: the message is a sentence for the report. */
export class NotAsBefore extends Error {
  /** Of the refusal that was the reason. */
  readonly code: string | undefined

  constructor(message: string, answer?: LoginAnswer | SettingsAnswer) {
    super(message)
    this.code = answer?.kind === 'refused' ? answer.code : undefined
  }
}

const reserved = '+12025550199'
const mostSteps = 8

const refusal = (answer: LoginAnswer | SettingsAnswer): string =>
  answer.kind === 'refused'
    ? `refused with ${answer.code} (${answer.detail})`
    : `answered with the state ${'state' in answer ? answer.state : answer.kind}`

/** A window of Client Portal in which this person is logged in. */
export async function logInBetween(standing: Standing, stage: Stage): Promise<Window> {
  const known = (['ibKey', 'physical'] as const).filter((type) => standing.secretFor(type) !== undefined)
  let { window, answer } = await logInWith(known[0] ?? 'ibKey', standing, stage)
  for (const type of known.slice(1)) {
    // Whose challenge it is, a login with one device does not say: IB Key may have been removed.
    if (answer.kind !== 'refused' || answer.code !== 'invalid_code') break
    ;({ window, answer } = await logInWith(type, standing, stage))
  }
  if (answer.kind === 'login' && answer.state === 'loggedIn') return window
  throw new NotAsBefore(
    `the login of ${standing.username} between two scenarios was ${refusal(answer)}`,
    answer,
  )
}

/** Logs in, and answers with `first` where the login does not let anybody choose a device. */
async function logInWith(first: 'ibKey' | 'physical', standing: Standing, stage: Stage) {
  const begun = await begin(standing, stage)
  const { window } = begun
  let { answer } = begun
  let type = first
  for (let step = 0; step < mostSteps; step++) {
    if (answer.kind !== 'login' || ['denied', 'expired', 'loggedIn'].includes(answer.state)) break
    if (answer.state === 'chooseDevice') {
      const chosen = usableDevice(answer, standing)
      if (chosen.type !== 'sms') type = chosen.type
      answer = await window.chooseDevice(chosen.id)
    } else if (answer.state === 'securityCode') answer = await giveSecurityCode(window, standing, stage)
    else if (answer.challenge === undefined) answer = await window.requestChallenge()
    else answer = await window.submitResponse(respond(standing, type, answer.challenge, stage))
  }
  return { window, answer }
}

/** The phone that is made ready. */
export interface ReadyPhone {
  /** How many notifications have come to it. */
  notifications(): number
  /** Approves the newest notification to it. */
  approve(): Promise<'accepted' | 'refused'>
}

/** How long a notification may take that has to come, by the clock of the system, and how often it is looked for. */
const [longestWayMs, lookMs] = [10_000, 200]

/** Whether one more has come than there were. */
async function isNotified(
  { settle, now, waitUntil }: Stage,
  { notifications }: ReadyPhone,
  before: number,
): Promise<boolean> {
  const end = now() + longestWayMs
  await settle()
  while (notifications() <= before && now() < end) {
    await waitUntil(now() + lookMs)
    await settle()
  }
  return notifications() > before
}

/** Logs in by the notification that comes, and out again. */
export async function logInByApproval(standing: Standing, stage: Stage, phone: ReadyPhone): Promise<void> {
  const before = phone.notifications()
  const { window, answer } = await begin(standing, stage)
  const chosen =
    answer.kind === 'login' && answer.state === 'chooseDevice'
      ? await window.chooseDevice(usableDevice(answer, standing).id)
      : answer
  const isWaiting = chosen.kind === 'login' && chosen.state === 'waitingForApproval'
  const approved =
    isWaiting && (await isNotified(stage, phone, before)) && (await phone.approve()) === 'accepted'
  const ended = approved ? await window.refresh() : chosen
  if (ended.kind !== 'login' || ended.state !== 'loggedIn')
    throw new NotAsBefore(
      `${standing.username} ${approved ? 'approved a notification' : 'got no notification to approve'} between two scenarios, and the login was ${refusal(ended)}`,
      ended,
    )
  await window.logOut()
}

async function begin(standing: Standing, { client }: Stage) {
  const place = { platform: 'clientPortal', locale: 'en', os: undefined } as const
  const window = new ScreenlessWindow(client, place, undefined)
  return { window, answer: await window.logIn(standing.username, standing.password) }
}

function usableDevice({ devices = [] }: LoginView, standing: Standing) {
  const usable = (['ibKey', 'physical', 'sms'] as const)
    .filter((type) => type === 'sms' || standing.secretFor(type) !== undefined)
    .flatMap((type) => devices.filter((device) => device.type === type))
  const [first] = usable
  if (!first) throw new NotAsBefore(`no device of ${standing.username} that the login offers can be used`)
  return first
}

function respond(
  standing: Standing,
  type: 'ibKey' | 'physical',
  challenge: string,
  { simulators: { timeline } }: Stage,
): string {
  const deviceSecret = standing.secretFor(type)
  if (deviceSecret === undefined || !/^[0-9]{6}$/.test(challenge))
    throw new NotAsBefore(`${standing.username} has no device to answer the challenge "${challenge}"`)
  return createSecurityDevice({ name: 'between scenarios', deviceSecret, timeline }).respond(challenge)
}

/** The code in an SMS that has come since `count` there were. */
async function newCode(standing: Standing, stage: Stage, count: number): Promise<string | undefined> {
  await stage.settle()
  const { carrier, timeline } = stage.simulators
  standing.gotSmsOf(timeline)
  const { accepted } = carrier
  if (accepted.length <= count) return undefined
  return codeIn(accepted.map(({ message }) => message.body))
}

async function giveSecurityCode(window: Window, standing: Standing, stage: Stage): Promise<LoginAnswer> {
  const sent = await newCode(standing, stage, 0)
  if (sent === undefined) {
    await stage.waitUntil(standing.smsRestedAt)
    const asked = await window.requestAnotherSms()
    if (asked.kind === 'refused') return asked
  }
  const code = sent ?? (await newCode(standing, stage, 0))
  if (code === undefined)
    throw new NotAsBefore(`no SMS came for the login of ${standing.username} between two scenarios`)
  const answer = await window.submitSecurityCode(code)
  if (answer.kind !== 'refused') standing.usedCode()
  return answer
}

const accepted = (answer: SettingsAnswer, what: string, { username }: Standing): SettingsView => {
  if (answer.kind === 'refused') throw new NotAsBefore(`${what} of ${username} was ${refusal(answer)}`)
  return answer
}

/**
 * Logs this person in, which clears what is counted, and puts back whatever is otherwise than it was. `migrated`: another
 * phone may have taken the place of the one before, and keeps it.
 */
export async function putBack(standing: Standing, stage: Stage, migrated: boolean): Promise<void> {
  const { person } = standing
  const window = await logInBetween(standing, stage)
  const read = async () => accepted(await window.readSettings(), 'reading the settings', standing)
  if (migrated) adoptDevices(standing, await read())
  await forgetVerification(window, standing, await read())
  for (const device of surplus(await read(), standing))
    accepted(await window.removeDevice(device.id), `removing the device ${device.name}`, standing)
  await verifyAgain(window, standing, stage, await read())
  const settings = await read()
  if (settings.seamless !== person.seamless)
    accepted(await window.setSeamless(person.seamless), 'setting Seamless Authentication', standing)
  if (settings.optOut === 'taken')
    accepted(await window.setOptOut(false, standing.username, standing.password), 'opting in again', standing)
  const difference = differenceOf(await read(), standing)
  await window.logOut()
  if (difference !== undefined)
    throw new NotAsBefore(`${standing.username} could not be left as before: ${difference}`)
  standing.activated = []
  standing.changed = false
  standing.numberChanged = false
  standing.otherNumbers = []
  standing.failures = 0
  standing.seamless = person.seamless
}

/** Where IB Key is on another phone now, or on none, it stays so. */
function adoptDevices(standing: Standing, { devices }: SettingsView): void {
  const before = standing.ibKey
  if (before === undefined || devices.some(({ id }) => id === before.deviceId)) return
  const now = standing.activated.find(({ deviceId }) => devices.some(({ id }) => id === deviceId))
  const others = standing.devices.filter((device) => device !== before)
  standing.devices = now ? [now, ...others] : others
}

/** Switches notifications on or off for the next scenario. */
export async function switchSeamless(standing: Standing, stage: Stage, enabled: boolean): Promise<void> {
  const window = await logInBetween(standing, stage)
  accepted(await window.setSeamless(enabled), 'setting Seamless Authentication', standing)
  await window.logOut()
  standing.seamless = enabled
  standing.changed = enabled !== standing.person.seamless
}

/** The devices that this person did not have before. */
function surplus({ devices }: SettingsView, standing: Standing) {
  const left = standing.devices.map(deviceKey)
  return devices.filter((device) => {
    const at = left.findIndex((key) => key === `${device.type} ${device.id}` || key === device.type)
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}

const deviceKey = (device: StandingDevice): string =>
  device.type === 'ibKey' ? `ibKey ${device.deviceId}` : device.type

/** A number that was not verified is so again where it is changed and changed back. */
async function forgetVerification(
  window: Window,
  standing: Standing,
  { mobileNumber: now }: SettingsView,
): Promise<void> {
  const own = standing.person.mobileNumber
  if (own === undefined || own.verified || (now?.number === own.number && !now.smsVerified)) return
  for (const number of [reserved, own.number])
    accepted(await window.changeMobileNumber(number), 'changing the number back', standing)
}

/** A number that was verified takes a Confirm Code where it was changed meanwhile. */
async function verifyAgain(
  window: Window,
  standing: Standing,
  stage: Stage,
  { mobileNumber: now }: SettingsView,
): Promise<void> {
  const own = standing.person.mobileNumber
  if (!own?.verified || (now?.number === own.number && now.smsVerified)) return
  if (now?.number !== own.number)
    accepted(await window.changeMobileNumber(own.number), 'changing the number back', standing)
  await stage.waitUntil(standing.smsRestedAt)
  const count = stage.simulators.carrier.accepted.length
  accepted(await window.verifyMobileNumber(), 'verifying the number', standing)
  const code = await newCode(standing, stage, count)
  if (code === undefined) throw new NotAsBefore(`no Confirm Code came to ${own.number}`)
  accepted(await window.confirmMobileNumber(code), 'the Confirm Code', standing)
  standing.usedCode()
}

/** What is still otherwise, in words. */
function differenceOf(settings: SettingsView, standing: Standing): string | undefined {
  const { mobileNumber: own } = standing.person
  const { devices } = standing
  const { mobileNumber: now } = settings
  if (own?.number !== now?.number) return `the number is ${now?.number ?? 'gone'}`
  if (own !== undefined && own.verified !== now?.smsVerified)
    return `the number is ${own.verified ? 'not verified any more' : 'verified'}`
  const active = devices.filter((device) => device.type !== 'physical' || device.active)
  if (surplus(settings, standing).length > 0 || settings.devices.length < active.length)
    return `the SLS devices are ${settings.devices.map(({ type }) => type).join(', ') || 'gone'}`
  return undefined
}
