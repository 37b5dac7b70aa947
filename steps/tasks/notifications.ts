/** @module Notifications on a phone, and what a person does with the one that is about a login. */

import type { SecurityElement } from '../../contract/primitives.ts'
import { NotApplicable } from '../../drivers/ports/errors.ts'
import type { Phone, PhoneNotification } from '../../drivers/ports/phone.ts'
import { verify } from '../../drivers/ports/verify.ts'
import type { Actor } from '../support/actor.ts'
import { shownPrompt, valueBeside } from './phone-screen.ts'

const ibkrMobile = 'IBKR Mobile'

/** How a notification is shown. */
export type Visibility = 'announced and listed' | 'only listed' | 'only announced' | 'not there'

const ofIbkrMobile = ({ phone }: Actor): PhoneNotification[] =>
  phone.notifications().filter(({ app }) => app === ibkrMobile)

function existing(
  notification: PhoneNotification | undefined,
  actor: Actor,
  which: string,
): PhoneNotification {
  verify(notification, { expected: `${which} of ${ibkrMobile} on ${actor.name}'s phone`, observed: 'none' })
  return notification
}

/** The newest notification of IBKR Mobile, wherever it is shown. */
export const newestNotification = (actor: Actor): PhoneNotification =>
  existing(ofIbkrMobile(actor)[0], actor, 'a notification')

export const tapNewest = (actor: Actor): Promise<void> =>
  actor.phone.tapNotification(newestNotification(actor).id)

/** Not applicable where the newer notification has taken the place of the older one on the phone, as APNs and FCM allow. */
export async function tapSecondNewest(actor: Actor): Promise<void> {
  const [newest, older] = ofIbkrMobile(actor)
  if (newest && !older && actor.scene.pushesTo(actor.phone).length > 1)
    throw new NotApplicable('with this server a newer notification takes the place of the older one')
  await actor.phone.tapNotification(existing(older, actor, 'a second notification').id)
}

export async function approve(actor: Actor, element: SecurityElement): Promise<void> {
  await tapNewest(actor)
  await actor.presentOwn(element)
}

export async function decline(actor: Actor): Promise<void> {
  await tapNewest(actor)
  await actor.phone.tap('Deny')
}

/** Not applicable where nothing is asked for after a tap: there the login has gone on without the notification. */
export async function requireOpenRequest(actor: Actor): Promise<void> {
  await tapNewest(actor)
  if (shownPrompt(actor) === undefined)
    throw new NotApplicable('with this server a challenge ends the approval request')
  await actor.phone.cancel()
}

/** The sensor that someone else can hold a finger against. */
export const touchElement = ({ phone }: Actor): 'touchId' | 'fingerprint' =>
  phone.os === 'iOS' ? 'touchId' : 'fingerprint'

const visibilityOf = ({ phone }: Actor): Visibility => {
  const [first] = phone.notifications()
  if (!first) return 'not there'
  if (!first.listed) return 'only announced'
  return first.announcedByBanner ? 'announced and listed' : 'only listed'
}

export function verifyVisibility(actor: Actor, expected: Visibility): void {
  const observed = visibilityOf(actor)
  verify(observed === expected, { expected: `the notification ${expected}`, observed })
}

type Trait = 'announcedByBanner' | 'bannerUp' | 'announcedOnLockScreen' | 'listed'

const traits: Readonly<Record<Trait, string>> = {
  announcedByBanner: 'announced by a banner',
  bannerUp: 'in a banner on the screen now',
  announcedOnLockScreen: 'on the lock screen',
  listed: 'in the list',
}

export function verifyTrait(actor: Actor, trait: Trait): void {
  verify(newestNotification(actor)[trait], {
    expected: `the notification ${traits[trait]}`,
    observed: 'it is not',
  })
}

/** Where there has to be a notification, but without the trait. */
export function verifyTraitGone(actor: Actor, trait: Trait): void {
  verify(!newestNotification(actor)[trait], {
    expected: `the notification not ${traits[trait]}`,
    observed: 'it is',
  })
}

/** Where there may be no notification at all. */
export function verifyNoneWith({ phone }: Actor, trait: Trait): void {
  verify(!phone.notifications()[0]?.[trait], {
    expected: `no notification ${traits[trait]}`,
    observed: 'one',
  })
}

export function verifyListedCount({ phone }: Actor, expected: number): void {
  const count = phone.notifications().filter(({ listed }) => listed).length
  verify(count === expected, { expected: `${expected} notifications in the list`, observed: `${count}` })
}

export function verifyPushCount({ scene }: Actor, phone: Phone, expected: number): void {
  const { length } = scene.pushesTo(phone)
  verify(length === expected, { expected: `${expected} notifications sent`, observed: `${length}` })
}

export function verifyPushesAtMost({ pushes: { length } }: Actor, most: number): void {
  verify(length > 0 && length <= most, { expected: `1 to ${most} notifications`, observed: `${length}` })
}

/** Title and body, as the phone shows them. */
const textOf = ({ title, body }: PhoneNotification): string => `${title} ${body}`.trim()

export function verifyTextShown(actor: Actor): void {
  verify(newestNotification(actor).body !== '', { expected: 'a notification with a text', observed: 'none' })
}

export function verifyTextHidden(actor: Actor): void {
  const text = textOf(newestNotification(actor))
  verify(text === '', { expected: 'a notification without a text', observed: `"${text}"` })
}

export function verifyNoCodeInText(actor: Actor): void {
  const text = textOf(newestNotification(actor))
  verify(!/[0-9]{6,}/.test(text), { expected: 'a notification without a code', observed: `"${text}"` })
}

export function verifyBadge(actor: Actor, count: string | undefined): void {
  const badge = valueBeside(actor, ibkrMobile)
  verify(badge === count, { expected: `the badge ${count ?? 'absent'}`, observed: badge ?? 'none' })
}

/** The approval request on the phone names the platform of the login. */
export function verifyLoginTo(actor: Actor, platform: string): void {
  const shown = valueBeside(actor, 'Login to')
  verify(shown === platform, {
    expected: `the login to ${platform}`,
    observed: shown ?? `"${actor.phone.screen().title}"`,
  })
}

export async function verifyNotApprovable(actor: Actor): Promise<void> {
  const [left] = ofIbkrMobile(actor)
  if (left) await actor.phone.tapNotification(left.id)
  const prompt = shownPrompt(actor)
  verify(prompt === undefined, { expected: 'nothing to approve', observed: `IB Key asking for ${prompt}` })
}
