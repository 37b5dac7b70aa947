/**
 * @module The named rules of a phone. A fault is a phone in which one of them is wrong: it takes these parts and gives
 * them back with one wrapped. Nothing else in the simulator knows of faults.
 */

import type { Locale, Os, SecurityElement } from '../../contract/primitives.ts'
import type { Instant } from '../clock/clock.ts'
import type { Handset } from './app/app-context.ts'
import { type AppData, dataSize, noData } from './app/app-data.ts'
import type { AppScreen } from './app/app-screen.ts'
import { type Words, wordsOf } from './app/labels.ts'
import * as rules from './app/rules.ts'
import type { NoteName } from './app/view.ts'
import { type PushMessage, requestIdIn, type Sms } from './arrivals.ts'
import { seal } from './device-keys.ts'
import { ocra } from './ocra/ocra.ts'
import { type Conditions, isPaused } from './os/conditions.ts'
import { showingRules } from './os/notification-display.ts'
import { notificationStages, type Stage } from './os/notification-stages.ts'
import { biometryGivesWay, type Given } from './os/security-elements.ts'
import { type Menus, type SettingsWords, settingsWordsOf } from './os/settings/labels.ts'
import { type Page, permissionQuestion } from './os/settings/page.ts'
import { type Pages, settingsPagesOf } from './os/settings/pages.ts'
import { type StatusSign, statusSigns } from './os/status-bar.ts'
import type { PhoneProfile } from './profiles.ts'
import type { TextMessage } from './screen.ts'

export interface PhoneParts {
  // The operating system

  /** The way of a notification, stage by stage, in this order. */
  readonly notificationStages: readonly Stage[]
  /** The push request that a tapped notification opens; undefined: the app opens as from the home screen. */
  readonly tapOpens: (data: Readonly<Record<string, string>>) => string | undefined
  /** What the app does when its notification is swiped away. */
  readonly afterSwipe: (phone: Handset, data: Readonly<Record<string, string>>) => Promise<void>
  /** The inbox once an SMS has come, the newest last. */
  readonly inboxWith: (inbox: readonly TextMessage[], sms: Sms) => readonly TextMessage[]
  /** Whether a notification that the phone kept back is shown after all. */
  readonly worthShowing: (message: PushMessage, now: Instant) => boolean
  /** Whether a banner is still on the screen. */
  readonly bannerStays: (persistent: boolean, shownForMs: number) => boolean
  /** Whether listed notifications show their text. */
  readonly textReadable: (phone: Pick<Conditions, 'showPreviews' | 'locked'>) => boolean
  /** The number on the app's icon. */
  readonly badge: (listed: number, phone: Pick<Conditions, 'badges'>) => number
  /** Whether a notification takes the place of a listed one. */
  readonly replaces: (newer: PushMessage, older: PushMessage) => boolean
  readonly statusSigns: (os: Os, phone: Conditions) => readonly StatusSign[]
  /** Whether the system keeps the app from being used. */
  readonly appPaused: (os: Os, phone: Conditions) => boolean
  readonly settingsWords: (menus: Menus, language: Locale) => SettingsWords
  readonly settingsPages: (menus: Menus) => Pages
  /** What is asked when the app has been installed. */
  readonly permissionQuestion: Page
  /** What clearing the data leaves of them. */
  readonly cleared: (data: AppData) => AppData
  /** What is there of them when the phone has started again. */
  readonly rebooted: (data: AppData) => AppData
  /** What of a backup comes back with it. */
  readonly restored: (backup: AppData) => AppData
  /** How much the app has stored, as the settings say it. */
  readonly dataSize: (data: AppData) => string
  /** Whether so many failures of biometry in a row are too many: PIN or Passcode is asked for instead. */
  readonly biometryGivesWay: (failures: number) => boolean
  /** Whether what was given is what was asked for. */
  readonly elementMatches: (asked: SecurityElement, given: Given, registered: string | undefined) => boolean

  // IBKR Mobile

  readonly words: (os: Os, language: Locale) => Words
  /** The last touch to every screen. */
  readonly arrange: (screen: AppScreen) => AppScreen
  /** The elements that are asked for, one after the other; none: it goes on without. */
  readonly elementsAskedFor: (purpose: rules.Purpose, profile: PhoneProfile) => readonly SecurityElement[]
  /** Whether a prompt that ended like this lets the app go on. */
  readonly goesOnAfter: (outcome: rules.Outcome, purpose: rules.Purpose) => boolean
  /** What is stored of the app when it begins anew. */
  readonly begunWith: (data: AppData) => AppData
  /** Why IB Key cannot be used, or activated, on this phone. */
  readonly hindrance: (use: 'use' | 'activate', fitness: rules.Fitness) => NoteName | undefined
  readonly challengeAccepted: (challenge: string) => boolean
  readonly internetNeededFor: (purpose: rules.Purpose) => boolean
  readonly ocra: typeof ocra
  readonly questionStands: typeof rules.questionStands
  /** The Response String as it is shown. */
  readonly responseShown: (digits: string) => string
  /** The integrity claim that goes with an activation or an approval. */
  readonly claimFor: (
    occasion: 'activation' | 'approval',
    phone: Pick<Handset, 'integrityClaim'>,
    nonce: string,
  ) => Promise<string | undefined>
  /** Seals an answer to a push request. */
  readonly seal: typeof seal
  /** Which of the options that the server names are offered to the person. */
  readonly offers: typeof rules.offers
  readonly asksOldPin: typeof rules.asksOldPin
  readonly pinFollowsRule: (pin: string) => boolean
  readonly pinsEqual: (pin: string, repeated: string) => boolean
}

/** A phone as the articles describe it. */
export const articlesParts: PhoneParts = {
  notificationStages,
  tapOpens: requestIdIn,
  afterSwipe: async () => {},
  inboxWith: (inbox, { from, body, at }) => [...inbox, { from, body, at }],
  ...showingRules,
  statusSigns,
  appPaused: isPaused,
  settingsWords: settingsWordsOf,
  settingsPages: settingsPagesOf,
  permissionQuestion,
  cleared: () => noData,
  rebooted: (data) => data,
  // The system keeps the key in hardware that no backup reads (CACHE-RU-04).
  restored: () => noData,
  dataSize,
  biometryGivesWay,
  elementMatches: rules.elementMatches,
  words: wordsOf,
  arrange: (screen) => screen,
  elementsAskedFor: rules.elementsAskedFor,
  goesOnAfter: rules.goesOnAfter,
  begunWith: (data) => data,
  hindrance: rules.hindrance,
  challengeAccepted: rules.challengeAccepted,
  internetNeededFor: rules.internetNeededFor,
  questionStands: rules.questionStands,
  ocra,
  responseShown: (digits) => digits,
  claimFor: (_occasion, phone, nonce) => phone.integrityClaim(nonce),
  seal,
  offers: rules.offers,
  asksOldPin: rules.asksOldPin,
  pinFollowsRule: rules.pinFollowsRule,
  pinsEqual: rules.pinsEqual,
}
