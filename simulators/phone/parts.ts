/**
 * @module The named rules of a phone. A fault is a phone in which one of them is wrong: it takes these parts and gives
 * them back with one wrapped. Nothing else in the simulator knows of faults. The app takes the rules from its context,
 * which some of them are given in turn: both types stand here.
 */

import type { Locale, Os, SecurityElement } from '../../contract/primitives.ts'
import type { Instant } from '../clock/clock.ts'
import type { PushMessage } from '../push-gateway/message.ts'
import type { Sms } from '../sms-carrier/message.ts'
import type { AppData } from './app/app-data.ts'
import type { AppScreen, NoteName } from './app/app-screen.ts'
import type { AppLabels } from './app/labels/labels.ts'
import type * as rules from './app/rules.ts'
import type { DeviceClient } from './device-face.ts'
import type { approvalSignature } from './device-keys.ts'
import type { ocra } from './ocra/ocra.ts'
import type { Conditions } from './os/conditions.ts'
import type { NotificationStage } from './os/notification-stages.ts'
import type { SensedElement } from './os/security-elements.ts'
import type { SettingsLabels } from './os/settings/labels.ts'
import type { SettingsPage } from './os/settings/page.ts'
import type { SettingsPages } from './os/settings/pages.ts'
import type { StatusIcon } from './os/status-bar.ts'
import type { Menus, PhoneProfile } from './profiles.ts'
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
  /** The data after the app has been uninstalled. */
  readonly dataAfterUninstall: (data: AppData) => AppData
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

/** What the phone offers to IBKR Mobile, which runs on it. */
export interface AppContext {
  readonly profile: PhoneProfile
  readonly parts: PhoneParts
  readonly labels: AppLabels
  /** The server under test; every call results in `offline` where the phone has no internet. */
  readonly server: DeviceClient
  readonly hardwareId: string
  data(): AppData
  save(change: Partial<AppData>): void
  online(): boolean
  /** Whether the app detects a jailbreak or root. */
  tampered(): boolean
  /** The time that the phone shows, which its owner may have set. */
  clock(): Instant
  /** An attestation of this phone that answers `nonce`. */
  attestation(nonce: string): Promise<string>
  pushToken(): string | undefined
  /** Whether the presented element is the one asked for and right; failures are counted. */
  matches(asked: SecurityElement, given: SensedElement): boolean
  biometryLocked(): boolean
  /** Removes the notification of this approval request from the list. */
  dismissNotification(requestId: string): void
  record(what: string, detail?: Readonly<Record<string, string>>): void
}
