/**
 * @module The port to a phone: what a person can see and do with it. The simulated phone is one implementation; a real
 * phone under remote control would be another. Using what the phone does not show is an assertion error that names it.
 *
 * What has no promise is a reading: what could be seen when the last promise of this phone, or of `settle` or `advanceBy` of
 * its scene, resolved. drivers/ports/README.md says of each method whose it is and what is true when it resolves.
 */

import type { Os, SecurityElement } from '../../contract/primitives.ts'
import type { Conditions } from '../../simulators/phone/os/conditions.ts'
import type { PhoneNotification, PhoneScreen, Presented, TextMessage } from '../../simulators/phone/screen.ts'

export type { PhoneNotification, PhoneScreen, Presented, TextMessage }

/** Conditions of a phone that steps set. Only the members given are changed. */
export type PhoneConditions = Partial<
  Pick<
    Conditions,
    | 'internet'
    | 'airplaneMode'
    | 'poweredOn'
    | 'mobileSignal'
    | 'notificationsAllowed'
    | 'doNotDisturb'
    | 'bearer'
    | 'locked'
    | 'coveredByOthers'
    | 'country'
    | 'powerSaving'
    | 'tampered'
    | 'clockAheadMs'
  >
>

export interface Phone {
  readonly name: string
  readonly os: Os
  /** The element that IB Key asks for on this phone when a notification is tapped. */
  readonly element: SecurityElement

  /** The home screen has the icons of IBKR Mobile, of the settings and of the browser; with a badge, as a value. */
  screen(): PhoneScreen
  /** The icons of the status bar, such as a half-moon or the type of network. */
  statusBar(): readonly string[]
  /** Closes whatever is open and shows the home screen. */
  home(): Promise<void>
  /** Swipes down from the top for Control Center (iPhone) or Quick Settings (Android). */
  openPanel(): Promise<void>
  /** Taps the button, link or list entry with this label. */
  tap(label: string): Promise<void>
  /** Types `text` into the field with this label, in place of what it holds. */
  type(label: string, text: string): Promise<void>
  /** Presents a security element to the prompt that is shown. */
  present(presented: Presented): Promise<void>
  /** Presents the right element: registered finger or face, or own passcode. The PIN of the app is the person's to give. */
  presentOwn(element: Exclude<SecurityElement, 'pin'>): Promise<void>
  /** Dismisses the prompt for a security element. */
  cancel(): Promise<void>

  /** The notifications that can be seen now, the newest first. */
  notifications(): readonly PhoneNotification[]
  tapNotification(id: string): Promise<void>
  swipeAway(id: string): Promise<void>
  /** The inbox for text messages, the newest last. */
  messages(): readonly TextMessage[]

  setConditions(change: PhoneConditions): Promise<void>
  install(): Promise<void>
  uninstall(): Promise<void>
  clearData(): Promise<void>
  reboot(): Promise<void>
  /** Backs up what the system lets a backup have of IBKR Mobile. */
  backUp(): Promise<void>
  /** Restores the last backup. */
  restore(): Promise<void>
  /** The push service replaces the token of the app; the server does not know the new one yet. */
  renewPushToken(): Promise<void>
  /** Opens IBKR Mobile from the home screen. */
  launch(): Promise<void>
}
