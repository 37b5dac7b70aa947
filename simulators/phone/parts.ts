/**
 * @module The named rules of a phone. A fault is a phone in which one of them is wrong: it takes these parts and gives
 * them back with one wrapped. Nothing else in the simulator knows of faults.
 */

import type { Locale, Os, SecurityElement } from '../../contract/primitives.ts'
import type { Instant } from '../clock/clock.ts'
import type { PushMessage } from '../push-gateway/message.ts'
import type { Sms } from '../sms-carrier/message.ts'
import type { AppContext } from './app/app-context.ts'
import { type AppData, dataSize, noData } from './app/app-data.ts'
import type { AppScreen } from './app/app-screen.ts'
import { requestIdIn } from './app/approval-request.ts'
import { type AppLabels, appLabelsOf } from './app/labels.ts'
import * as rules from './app/rules.ts'
import type { NoteName } from './app/view.ts'
import { approvalSignature } from './device-keys.ts'
import { ocra } from './ocra/ocra.ts'
import { type Conditions, isPaused } from './os/conditions.ts'
import { displayRules } from './os/notification-display.ts'
import { type NotificationStage, notificationStages } from './os/notification-stages.ts'
import { isBiometryLockedOut, type SensedElement } from './os/security-elements.ts'
import { type Menus, type SettingsLabels, settingsLabelsOf } from './os/settings/labels.ts'
import { permissionDialog, type SettingsPage } from './os/settings/page.ts'
import { type SettingsPages, settingsPagesOf } from './os/settings/pages.ts'
import { type StatusIcon, statusIcons } from './os/status-bar.ts'
import type { PhoneProfile } from './profiles.ts'
import type { TextMessage } from './screen.ts'

export interface PhoneParts {
  // The operating system

  /** The conditions on the way of a notification to the screen, in this order. */
  readonly notificationStages: readonly NotificationStage[]
  /** The approval request that a tapped notification opens; undefined: the app opens as from the home screen. */
  readonly requestOpenedByTap: (data: Readonly<Record<string, string>>) => string | undefined
  /** What the app does when its notification is swiped away. */
  readonly afterSwipe: (phone: AppContext, data: Readonly<Record<string, string>>) => Promise<void>
  /** The inbox once an SMS has come, the newest last. */
  readonly inboxAfter: (inbox: readonly TextMessage[], sms: Sms) => readonly TextMessage[]
  /** Whether a notification that the phone deferred is shown when the reason is gone. */
  readonly showsDeferred: (message: PushMessage, now: Instant) => boolean
  /** Whether a banner is still on the screen. */
  readonly bannerIsUp: (persistent: boolean, shownForMs: number) => boolean
  /** Whether listed notifications show their text. */
  readonly showsText: (phone: Pick<Conditions, 'showPreviews' | 'locked'>) => boolean
  /** The number on the app's icon. */
  readonly badgeCount: (listed: number, phone: Pick<Conditions, 'badges'>) => number
  /** Whether a notification takes the place of a listed one. */
  readonly replacesNotification: (newer: PushMessage, older: PushMessage) => boolean
  readonly statusIcons: (os: Os, phone: Conditions) => readonly StatusIcon[]
  /** Whether the system keeps the app from being used. */
  readonly appPaused: (os: Os, phone: Conditions) => boolean
  readonly settingsLabels: (menus: Menus, language: Locale) => SettingsLabels
  readonly settingsPages: (menus: Menus) => SettingsPages
  /** The dialog after the app has been installed. */
  readonly permissionDialog: SettingsPage
  /** The data after Clear Data. */
  readonly dataAfterClear: (data: AppData) => AppData
  /** The data after a reboot. */
  readonly dataAfterReboot: (data: AppData) => AppData
  /** The data after a backup has been restored. */
  readonly dataAfterRestore: (backup: AppData) => AppData
  /** The size of the stored data, as the settings show it. */
  readonly dataSize: (data: AppData) => string
  /** Whether this many biometric failures in a row lock biometry out: PIN or Passcode is asked for instead. */
  readonly isBiometryLockedOut: (failures: number) => boolean
  /** Whether the presented element is the one asked for, and matches what is registered. */
  readonly elementMatches: (
    asked: SecurityElement,
    given: SensedElement,
    registered: string | undefined,
  ) => boolean

  // IBKR Mobile

  readonly appLabels: (os: Os, language: Locale) => AppLabels
  /** Every screen of the app as it is shown. */
  readonly renderedScreen: (screen: AppScreen) => AppScreen
  /** The elements that the app prompts for, one after the other; none: it proceeds without a prompt. */
  readonly promptedElements: (purpose: rules.Purpose, profile: PhoneProfile) => readonly SecurityElement[]
  /** Whether the app proceeds after a prompt with this outcome. */
  readonly proceedsAfterPrompt: (outcome: rules.PromptOutcome, purpose: rules.Purpose) => boolean
  /** The data when the app is started. */
  readonly dataAtStart: (data: AppData) => AppData
  /** Why IB Key cannot be used, or activated, on this phone. */
  readonly reasonUnusable: (use: 'use' | 'activate', fitness: rules.IbKeyState) => NoteName | undefined
  readonly isValidChallenge: (challenge: string) => boolean
  readonly needsInternet: (purpose: rules.Purpose) => boolean
  readonly ocra: typeof ocra
  readonly isRequestOpen: typeof rules.isRequestOpen
  /** The Response String as it is shown. */
  readonly displayedResponse: (digits: string) => string
  /** The attestation sent with an activation or an approval. */
  readonly attestationFor: (
    occasion: 'activation' | 'approval',
    phone: Pick<AppContext, 'attestation'>,
    nonce: string,
  ) => Promise<string | undefined>
  /** The signature (HMAC-SHA-256) of an answer to an approval request. */
  readonly approvalSignature: typeof approvalSignature
  /** Those of the server's activation options that the app offers. */
  readonly offeredOptions: typeof rules.offeredOptions
  readonly requiresCurrentPin: typeof rules.requiresCurrentPin
  readonly isValidPin: (pin: string) => boolean
  readonly pinsMatch: (pin: string, repeated: string) => boolean
}

/** A phone as the articles describe it. */
export const articlesParts: PhoneParts = {
  notificationStages,
  requestOpenedByTap: requestIdIn,
  afterSwipe: async () => {},
  inboxAfter: (inbox, { from, body, at }) => [...inbox, { from, body, at }],
  ...displayRules,
  statusIcons,
  appPaused: isPaused,
  settingsLabels: settingsLabelsOf,
  settingsPages: settingsPagesOf,
  permissionDialog,
  dataAfterClear: () => noData,
  dataAfterReboot: (data) => data,
  // The system keeps the key in hardware that no backup reads (CACHE-RU-04).
  dataAfterRestore: () => noData,
  dataSize,
  isBiometryLockedOut,
  elementMatches: rules.elementMatches,
  appLabels: appLabelsOf,
  renderedScreen: (screen) => screen,
  promptedElements: rules.promptedElements,
  proceedsAfterPrompt: rules.proceedsAfterPrompt,
  dataAtStart: (data) => data,
  reasonUnusable: rules.reasonUnusable,
  isValidChallenge: rules.isValidChallenge,
  needsInternet: rules.needsInternet,
  isRequestOpen: rules.isRequestOpen,
  ocra,
  displayedResponse: (digits) => digits,
  attestationFor: (_occasion, phone, nonce) => phone.attestation(nonce),
  approvalSignature,
  offeredOptions: rules.offeredOptions,
  requiresCurrentPin: rules.requiresCurrentPin,
  isValidPin: rules.isValidPin,
  pinsMatch: rules.pinsMatch,
}
