/**
 * @module The one door to a phone: what a person can see and do with it. The simulated phone is one implementation;
 * a real one behind a remote control is another.
 */

import type { Os, SecurityElement } from '../../contract/primitives.ts'

/** What the phone shows. */
export interface PhoneScreen {
  readonly title: string
  /** Paragraphs and notices. */
  readonly notes: readonly string[]
  /** Boxes to type into, by label. */
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  /** Everything that can be tapped, by label. */
  readonly buttons: readonly string[]
  /** Values shown beside a label: the Response String. */
  readonly values: readonly { readonly label: string; readonly value: string }[]
  /** The security element that is asked for now. */
  readonly prompt?: SecurityElement | undefined
}

/** A notification that can be seen: in the drawer (Android) or panel (iPhone), or while it announces itself. */
export interface PhoneNotification {
  readonly id: string
  readonly app: string
  readonly title: string
  readonly body: string
  /** Whether it announced itself with a banner when it came. */
  readonly announcedByBanner: boolean
  /** Whether that banner is still on the screen. */
  readonly bannerUp: boolean
  /** Whether it announced itself on the lock screen, because the phone was locked. */
  readonly announcedOnLockScreen: boolean
  /** Whether it is in the drawer or panel. */
  readonly listed: boolean
}

/** A text message in the phone's inbox, the newest last. */
export interface TextMessage {
  readonly from: string
  readonly body: string
  readonly at: number
}

/** What can be the matter with a phone. Only the members given are changed. */
export interface PhoneConditions {
  /** Connected to the internet by Wi-Fi or carrier. */
  readonly internet?: boolean
  readonly airplaneMode?: boolean
  readonly poweredOn?: boolean
  /** Whether the SIM card is reachable for SMS. */
  readonly mobileSignal?: boolean
  /** The system's permission for notifications of IBKR Mobile. */
  readonly notificationsAllowed?: boolean
  readonly doNotDisturb?: boolean
  /** What connects the phone while it has internet. */
  readonly bearer?: 'Wi-Fi' | 'EDGE' | '3G' | '4G' | 'LTE' | '5G'
  readonly locked?: boolean
  /** Notifications of other apps lie over those of IBKR Mobile. */
  readonly coveredByOthers?: boolean
  /** ISO 3166-1 alpha-2 code of the country the phone is in. */
  readonly country?: string
  /** Low Power Mode of iOS, Battery Saver of Android. */
  readonly powerSaving?: boolean
  /** Jailbroken (iPhone) or rooted (Android). */
  readonly tampered?: boolean
  /** How far the phone's clock is ahead of the right time, in milliseconds; behind it where negative. */
  readonly clockAheadMs?: number
}

/** A finger, a face or a secret that somebody holds against the phone. */
export type Presented =
  | { readonly element: 'fingerprint' | 'touchId' | 'faceId'; readonly whose: 'registered' | 'other' }
  | { readonly element: 'passcode' | 'pin'; readonly secret: string }

export interface Phone {
  readonly name: string
  readonly os: Os
  /** The element that IB Key asks for on this phone when a notification is tapped. */
  readonly element: SecurityElement

  /** The home screen has the icons of IBKR Mobile, of the settings and of the browser; with a badge, as a value. */
  screen(): PhoneScreen
  /** The signs at the top of the screen, such as a half-moon or the kind of network. */
  statusBar(): readonly string[]
  /** Leaves whatever is open for the home screen. */
  home(): Promise<void>
  /** Swipes down from the top for Control Center (iPhone) or Quick Settings (Android). */
  openPanel(): Promise<void>
  /** Taps the button, link or list entry with this label. */
  tap(label: string): Promise<void>
  type(label: string, text: string): Promise<void>
  /** Presents a security element to the prompt that is shown. */
  present(presented: Presented): Promise<void>
  /** Presents the right element: registered finger or face, own passcode or PIN. */
  presentOwn(element: SecurityElement): Promise<void>
  /** Dismisses the prompt that is shown. */
  cancel(): Promise<void>

  /** Looks at the screen and swipes down from the top: the newest first. */
  notifications(): readonly PhoneNotification[]
  tapNotification(id: string): Promise<void>
  swipeAway(id: string): Promise<void>
  messages(): readonly TextMessage[]

  setConditions(change: PhoneConditions): Promise<void>
  install(): Promise<void>
  uninstall(): Promise<void>
  clearData(): Promise<void>
  reboot(): Promise<void>
  /** Copies what the system lets a backup have of IBKR Mobile, and puts it back. */
  backUp(): Promise<void>
  restore(): Promise<void>
  /** The push service gives the app another token, which the server does not know yet. */
  renewPushToken(): Promise<void>
  /** Opens IBKR Mobile from the home screen. */
  launch(): Promise<void>
}
