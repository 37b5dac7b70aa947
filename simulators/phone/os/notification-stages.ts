/**
 * @module The way of a notification from the push gateway to a person's eyes, as an ordered table of stages. The first
 * stage that stops it decides; later stages only say how it shows itself. What comes before (the switch in Client
 * Portal, the registration) is the server's and the gateway's.
 */

import type { Os } from '../../../contract/primitives.ts'
import type { PushPriority, PushService } from '../../push-gateway/message.ts'
import { type Conditions, isOnline, isPaused } from './conditions.ts'

/** The circumstances that stages look at. */
export interface NotificationContext extends Conditions {
  readonly os: Os
  readonly appInstalled: boolean
  /** IBKR Mobile is on the screen. */
  readonly appOpen: boolean
}

export interface IncomingPush {
  readonly service: PushService
  readonly priority: PushPriority
}

/**
 * - `held`: the gateway keeps it until the phone can be reached or the message expires
 * - `dropped`: gone for good
 * - `deferred`: the phone keeps it and shows it later
 * - `noBanner`: it does not announce itself
 * - `notListed`: it is not in the list either
 */
export type StageEffect = 'passes' | 'held' | 'dropped' | 'deferred' | 'noBanner' | 'notListed'

export interface NotificationStage {
  readonly name: string
  effectOn(arrival: IncomingPush, phone: NotificationContext): StageEffect
}

const unless = (fine: boolean, effect: StageEffect): StageEffect => (fine ? 'passes' : effect)

export const notificationStages: readonly NotificationStage[] = [
  { name: 'network', effectOn: (_, phone) => unless(isOnline(phone), 'held') },
  {
    name: 'country',
    // Google's services are blocked in China, Apple's are not (NOTIF-40).
    effectOn: ({ service }, phone) => unless(service !== 'fcm' || phone.country !== 'CN', 'held'),
  },
  {
    name: 'power saving',
    // Of any priority, as the articles have it (AMB-25). Opening the app wakes its connection.
    effectOn: (_, phone) => unless(!phone.powerSaving || phone.appOpen, 'held'),
  },
  { name: 'app installed', effectOn: (_, phone) => unless(phone.appInstalled, 'dropped') },
  { name: 'permission', effectOn: (_, phone) => unless(phone.notificationsAllowed, 'dropped') },
  { name: 'pause', effectOn: (_, phone) => unless(!isPaused(phone.os, phone), 'deferred') },
  { name: 'Do Not Disturb', effectOn: (_, phone) => unless(!silencedByDoNotDisturb(phone), 'noBanner') },
  { name: 'Focus', effectOn: (_, phone) => unless(!silencedByFocus(phone), 'noBanner') },
  {
    name: 'banner and lock screen',
    effectOn: (_, phone) => unless(phone.locked ? phone.onLockScreen : phone.banners, 'noBanner'),
  },
  { name: 'covered', effectOn: (_, phone) => unless(!phone.coveredByOthers, 'noBanner') },
  {
    name: 'list',
    effectOn: (_, phone) => unless(phone.os === 'Android' || phone.notificationCenter, 'notListed'),
  },
]

function silencedByDoNotDisturb(phone: NotificationContext): boolean {
  const excepted =
    phone.os === 'iOS' ? phone.allowedIn.includes('Do Not Disturb') : phone.overrideDoNotDisturb
  return phone.doNotDisturb && !excepted
}

const silencedByFocus = ({ os, focusMode, allowedIn }: NotificationContext): boolean =>
  os === 'iOS' && focusMode !== 'off' && !allowedIn.includes(focusMode)

export type NotificationOutcome =
  | { readonly kind: 'held' | 'dropped' | 'deferred'; readonly by: string }
  | { readonly kind: 'shown'; readonly banner: boolean; readonly listed: boolean }

/** What a stage found, as a person would say it. */
export function stageInWords(stage: string, phone: Conditions): string {
  if (stage === 'network') {
    if (!phone.poweredOn) return 'the phone is switched off'
    return phone.airplaneMode ? 'airplane mode is on' : 'the phone has no internet'
  }
  if (stage === 'banner and lock screen')
    return phone.locked ? 'it is not to be on the lock screen' : 'banners are switched off'
  if (stage === 'Focus') return `the Focus ${phone.focusMode} is on`
  return sentences[stage] ?? stage
}

const sentences: Readonly<Record<string, string>> = {
  country: 'the service is blocked in this country',
  'power saving': 'the phone saves power',
  'app installed': 'IBKR Mobile is not installed',
  permission: 'notifications of IBKR Mobile are not allowed',
  pause: 'Focus mode pauses IBKR Mobile',
  'Do Not Disturb': 'Do Not Disturb is on',
  covered: 'notifications of other apps lie over it',
  list: 'Notification Center does not keep it',
}

/** The first stage that keeps an arrival from announcing itself. */
export const silencerOf = (
  stages: readonly NotificationStage[],
  arrival: IncomingPush,
  phone: NotificationContext,
): string | undefined => stages.find((stage) => stage.effectOn(arrival, phone) === 'noBanner')?.name

/** Sends an arrival through the stages, in their order. Nothing holds back what is on the phone already. */
export function outcomeOf(
  stages: readonly NotificationStage[],
  arrival: IncomingPush,
  phone: NotificationContext,
  isOnPhone = false,
): NotificationOutcome {
  let banner = true
  let listed = true
  for (const stage of stages) {
    const effect = stage.effectOn(arrival, phone)
    if (effect === 'held' && isOnPhone) continue
    if (effect === 'held' || effect === 'dropped' || effect === 'deferred')
      return { kind: effect, by: stage.name }
    banner &&= effect !== 'noBanner'
    listed &&= effect !== 'notListed'
  }
  return { kind: 'shown', banner, listed }
}
