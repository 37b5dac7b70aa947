/** @module What can be the matter with a phone: radio, modes, permission and the options of its notifications. */

import type { Os } from '../../../contract/primitives.ts'

/** Focus modes of iOS by the name on the screen; on Android there is one, called by any name but `off`. */
export type FocusMode = 'off' | 'Personal' | 'Sleep' | 'Work'

/** Ways to the internet (NOTIF-05); 5G stands for whatever comes after (AMB-29). */
export type NetworkType = 'Wi-Fi' | 'EDGE' | '3G' | '4G' | 'LTE' | '5G'

export interface Conditions {
  readonly poweredOn: boolean
  /** Screen locked: banners give way to the lock screen. */
  readonly locked: boolean
  readonly airplaneMode: boolean
  /** Connected to the internet by Wi-Fi or carrier. */
  readonly internet: boolean
  /** What connects it while there is internet. */
  readonly bearer: NetworkType
  /** Whether the SIM card is reachable for SMS. */
  readonly mobileSignal: boolean
  /** ISO 3166-1 alpha-2 code of the country the phone is in. */
  readonly country: string
  /** Low Power Mode of iOS, Battery Saver of Android. */
  readonly powerSaving: boolean
  readonly doNotDisturb: boolean
  readonly focusMode: FocusMode
  /** iOS: the modes whose Allowed Notifications list IBKR Mobile. Do Not Disturb is one of them (AMB-24). */
  readonly allowedIn: readonly (Exclude<FocusMode, 'off'> | 'Do Not Disturb')[]
  /** Android: IBKR Mobile is ticked among Your Distracting Apps. */
  readonly distracting: boolean
  /** Android: Override Do Not Disturb is on for IBKR Mobile. */
  readonly overrideDoNotDisturb: boolean
  /** The system's permission for notifications of IBKR Mobile: Allow Notifications, or globally On. */
  readonly notificationsAllowed: boolean
  /** iOS: Banners. Android: Allow interruptions. */
  readonly banners: boolean
  /** iOS: Banner Style is Persistent. */
  readonly persistentBanners: boolean
  /** Notifications of other apps lie over those of IBKR Mobile (NOTIF-13). */
  readonly coveredByOthers: boolean
  /** iOS: Badges. Android: Allow notification dots. */
  readonly badges: boolean
  /** Shown on the lock screen. */
  readonly onLockScreen: boolean
  /** iOS: listed in Notification Center. */
  readonly notificationCenter: boolean
  readonly showPreviews: 'always' | 'whenUnlocked' | 'never'
  /** Jailbroken (iOS) or rooted (Android). */
  readonly tampered: boolean
  /** How far the phone's clock is ahead of the right time, in milliseconds; behind it where negative. */
  readonly clockAheadMs: number
}

/** A phone straight out of its box, in use in the United States. */
export const defaultConditions: Conditions = {
  poweredOn: true,
  locked: false,
  airplaneMode: false,
  internet: true,
  bearer: 'Wi-Fi',
  mobileSignal: true,
  country: 'US',
  powerSaving: false,
  doNotDisturb: false,
  focusMode: 'off',
  allowedIn: [],
  distracting: false,
  overrideDoNotDisturb: false,
  notificationsAllowed: true,
  banners: true,
  persistentBanners: false,
  coveredByOthers: false,
  badges: true,
  onLockScreen: true,
  notificationCenter: true,
  showPreviews: 'always',
  tampered: false,
  clockAheadMs: 0,
}

export const isOnline = (phone: Conditions): boolean =>
  phone.poweredOn && !phone.airplaneMode && phone.internet

/** What keeps text messages from the phone, in words: SMS needs the mobile network, not the internet. */
export function smsObstacle(phone: Conditions): string | undefined {
  if (!phone.poweredOn) return 'the phone is switched off'
  if (phone.airplaneMode) return 'airplane mode is on'
  return phone.mobileSignal ? undefined : 'the phone has no mobile network'
}

/** Android's Focus mode keeps distracting apps from being opened at all; an iPhone's does not (NOTIF-22). */
export const isPaused = (os: Os, phone: Conditions): boolean =>
  os === 'Android' && phone.focusMode !== 'off' && phone.distracting
