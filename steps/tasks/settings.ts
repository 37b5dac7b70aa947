/** @module The settings in Client Portal: mobile number, SLS devices, Seamless Authentication, opting out. */

import type { SettingsView, SlsDevice } from '../../drivers/ports/driver.ts'
import { requireCapability } from '../../drivers/ports/errors.ts'
import { isLabel, isSectionOf, type ScreenLabel } from '../../drivers/ports/labels.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Actor } from '../support/actor.ts'
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
