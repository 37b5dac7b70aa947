/** @module The settings in Client Portal: mobile number, SLS devices, Seamless Authentication, opting out. */

import type { SettingsView, SlsDevice, Window } from '../../drivers/ports/driver.ts'
import { HarnessError, requireCapability } from '../../drivers/ports/errors.ts'
import { isLabel, isSectionOf, type ScreenLabel } from '../../drivers/ports/labels.ts'
import { verify } from '../../drivers/ports/verify.ts'
import { type Actor, describeAnswer } from '../support/actor.ts'
import { clickPath, windowValue, wrongPassword } from './login.ts'

export async function readSettings(actor: Actor): Promise<SettingsView> {
  actor.acknowledge()
  actor.record(await actor.window.readSettings())
  return actor.lastSettings()
}

const checkMark = /[✓✔✅☑🗸🗹]/u

export function verifyCheckMark(actor: Actor, column: ScreenLabel, expected: boolean): void {
  actor.lastAnswer()
  const shown = windowValue(actor, column) ?? (expected ? 'no such column' : '')
  verify(checkMark.test(shown) === expected, {
    expected: `${expected ? 'a' : 'no'} check mark in the column "${column}"`,
    observed: `"${shown}"`,
  })
}

export async function verifyNumberVerified(actor: Actor, expected: boolean): Promise<void> {
  const { mobileNumber } = await readSettings(actor)
  const observed = mobileNumber?.smsVerified
  verify(observed === expected, {
    expected: `${expected ? 'a verified' : 'an unverified'} mobile number`,
    observed: observed === undefined ? 'none' : `${observed ? 'a verified' : 'an unverified'} one`,
  })
}

export const verifySmsEnrolled = (actor: Actor, expected: boolean): Promise<void> =>
  verifyListed(actor, 'sms', 'SMS', expected)

export const verifyPhysicalDevice = (actor: Actor, expected: boolean): Promise<void> =>
  verifyListed(actor, 'physical', 'physical device', expected)

async function verifyListed(
  actor: Actor,
  type: SlsDevice['type'],
  inWords: string,
  expected: boolean,
): Promise<void> {
  const types = (await readSettings(actor)).devices.map((device) => device.type)
  verify(types.includes(type) === expected, {
    expected: `${expected ? '' : 'no '}${inWords} among the SLS devices`,
    observed: types.join(', ') || 'none',
  })
}

export async function verifyAnyDevice(actor: Actor): Promise<void> {
  const { devices } = await readSettings(actor)
  verify(devices.length > 0, { expected: `an SLS device of ${actor.name}`, observed: 'none' })
}

/** A server without Seamless Authentication has no switch, whatever a person was created with. */
export const requireSwitch = ({ scene }: Actor): void =>
  requireCapability('seamless', scene.driver.capabilities)

export async function openSeamlessSwitch(actor: Actor): Promise<void> {
  requireSwitch(actor)
  await clickPath(actor, ['User menu', 'Settings', 'User Settings', 'Secure Login System', 'Configure'])
}

export async function verifySeamless(actor: Actor, expected: boolean): Promise<void> {
  requireSwitch(actor)
  const inWords = (seamless: boolean) => `Seamless Authentication ${seamless ? 'on' : 'off'}`
  const { seamless } = await readSettings(actor)
  verify(seamless === expected, { expected: inWords(expected), observed: inWords(seamless) })
}

/** A section of the page shows a setting as on or off, or with another value. */
export function verifySetting(
  actor: Actor,
  section: ScreenLabel,
  setting: ScreenLabel,
  value: ScreenLabel,
): void {
  if (setting === 'Seamless Authentication') requireSwitch(actor)
  actor.lastAnswer()
  const screen = actor.window.screen()
  verify(screen, { expected: 'a page of Client Portal', observed: 'none' })
  verify(isSectionOf(screen, section), {
    expected: `the section "${section}"`,
    observed: `"${screen.title}"`,
  })
  const shown = windowValue(actor, setting)
  verify(shown !== undefined && isLabel(value, shown), {
    expected: `"${setting}" as ${value}`,
    observed: shown ?? 'nothing',
  })
}

export async function setOptOut(
  actor: Actor,
  optedOut: boolean,
  { username, password } = actor.persona,
): Promise<void> {
  actor.record(await actor.window.setOptOut(optedOut, username, password))
}

export const optOutWithWrongPassword = (actor: Actor): Promise<void> =>
  setOptOut(actor, true, { ...actor.persona, password: wrongPassword(actor) })

/** Removes a device from the SLS devices; the id may be that of another person's device. */
export const removeDevice = (actor: Actor, type: SlsDevice['type'], owner = actor): Promise<void> =>
  removeFirst(actor, type, owner, (device) => device.type === type)

/** Of several physical devices that one which is meant. */
export const removePhysicalDevice = (actor: Actor, isMeant: (device: SlsDevice) => boolean): Promise<void> =>
  removeFirst(actor, 'physical', actor, (device) => device.type === 'physical' && isMeant(device))

async function removeFirst(
  actor: Actor,
  type: SlsDevice['type'],
  owner: Actor,
  isMeant: (device: SlsDevice) => boolean,
): Promise<void> {
  owner.record(await owner.window.readSettings())
  const { devices } = owner.lastSettings()
  const device = devices.find(isMeant)
  verify(device, {
    expected: `an SLS device of the type ${type}`,
    observed: devices.map((one) => one.type).join(', ') || 'none',
  })
  actor.record(await actor.window.removeDevice(device.id))
}

// Everything that a person has: what a refusal or a restart leaves as it was

async function settingsOf(window: Window): Promise<readonly (readonly [string, string])[]> {
  const answer = await window.readSettings()
  if (answer.kind === 'refused') return [['the settings', describeAnswer(answer)]]
  const { mobileNumber, devices, seamless, optOut } = answer
  const verified = mobileNumber?.smsVerified ? 'verified' : 'not verified'
  return [
    ['the mobile number', mobileNumber ? `${mobileNumber.number}, ${verified}` : 'none'],
    [
      'the SLS devices',
      devices
        .map(({ id, type }) => `${type} ${id}`)
        .toSorted()
        .join(', ') || 'none',
    ],
    ['Seamless Authentication', `${seamless}`],
    ['opting out', optOut ?? 'not told'],
  ]
}

/** A login that waits is looked at, which changes nothing of it. */
async function stateOf(window: Window): Promise<string> {
  if (await window.isLoggedIn()) return 'a session'
  const login = await window.refresh()
  const challenge = login.kind === 'login' && login.challenge !== undefined ? ` with ${login.challenge}` : ''
  return describeAnswer(login) + challenge
}

async function belongingsOf(windows: readonly Window[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  let portal: Window | undefined
  for (const [index, window] of windows.entries()) {
    const state = await stateOf(window)
    found.set(`window no. ${index + 1}, of ${window.platform}`, state)
    if (state === 'a session') portal = window
  }
  for (const [name, value] of portal ? await settingsOf(portal) : []) found.set(name, value)
  return found
}

/** What this person has now: all sessions and logins, number, devices, switch, and whether they have opted out. */
export async function noteBelongings(actor: Actor): Promise<void> {
  actor.verifyAcknowledged()
  const windows = [...actor.windows]
  const belongings = await belongingsOf(windows)
  if (belongings.size === 0)
    throw new HarnessError(`${actor.name} has no window in which anything could be looked at`)
  actor.noted = { windows, belongings }
}

export async function verifyBelongingsUnchanged(actor: Actor): Promise<void> {
  actor.acknowledge()
  const { windows, belongings } = actor.noted
  const now = await belongingsOf(windows)
  for (const name of new Set([...belongings.keys(), ...now.keys()])) {
    const [expected = 'nothing', observed = 'nothing'] = [belongings.get(name), now.get(name)]
    verify(observed === expected, { expected: `${name}: ${expected}`, observed })
  }
}
