/** @module Pages of a phone's settings as data: what stands on them, and what a tap changes. */

import type { Conditions } from '../conditions.ts'
import type { ItemName } from './labels.ts'

/** What the system can do with the stored data of an app. */
export type AppDataAction = 'clearData' | 'clearCache'

/** A page is also the entry that opens it, under the same name. */
export interface SettingsPage {
  readonly name: ItemName
  readonly entries: readonly SettingsItem[]
  /** Shows how much the app has stored. */
  readonly showsStorage?: true
}

/** A switch, a checkbox, or one of several options. */
export interface SettingsSwitch {
  readonly name: ItemName
  on(phone: Conditions): boolean
  flip(phone: Conditions): Partial<Conditions>
}

/** A button; one that answers a question closes it as well. */
export interface SettingsButton {
  readonly name: ItemName
  readonly closes: boolean
  readonly changes?: Partial<Conditions>
  readonly action?: AppDataAction
}

export type SettingsItem = SettingsPage | SettingsSwitch | SettingsButton

export const page = (name: ItemName, ...entries: readonly SettingsItem[]): SettingsPage => ({ name, entries })

type Fact = { [Name in keyof Conditions]: Conditions[Name] extends boolean ? Name : never }[keyof Conditions]

/** Switches one condition on and off. */
export const toggle = (name: ItemName, fact: Fact): SettingsSwitch => ({
  name,
  on: (phone) => phone[fact],
  flip: (phone) => ({ [fact]: !phone[fact] }),
})

/** One of several options: to tap it is to choose it. */
export const option = <Name extends keyof Conditions>(
  name: ItemName,
  fact: Name,
  value: Conditions[Name],
): SettingsSwitch => ({
  name,
  on: (phone) => phone[fact] === value,
  flip: () => ({ [fact]: value }),
})

/** A button that answers the question it stands under. */
export const dialogButton = (
  name: ItemName,
  effect: Pick<SettingsButton, 'changes' | 'action'> = {},
): SettingsButton => ({
  name,
  closes: true,
  ...effect,
})

/** The question on installing an app (NOTIF-26). */
export const permissionDialog = page(
  'permissionQuestion',
  dialogButton('allow', { changes: { notificationsAllowed: true } }),
  dialogButton('dontAllow', { changes: { notificationsAllowed: false } }),
)
