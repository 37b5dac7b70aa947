/** @module The phone in use as far as it shows notifications: its switches, what is the matter with it, and its list. Nothing here decides. */

import type { Foreseen } from '../numbers.ts'
import type { ElementName } from './app.ts'

export type Mode = 'Do Not Disturb' | 'Personal' | 'Sleep' | 'Work'

/** A notification on its way, or on the phone. */
export interface NotificationOf<Request> {
  /** The one that it asks for; undefined: it is about an order, and asks for nothing. */
  readonly request: Request | undefined
  readonly sentAt: number
  /** When the push service brings it, unless something keeps it from the phone. */
  readonly dueAt: number
  /** Whether it has reached the phone, whose app is paused. */
  isOnPhone: boolean
  shownAt: number
  isThere: Foreseen
  /** How it announced itself; undefined: that is not certain. */
  announced: 'by banner' | 'on the lock screen' | 'not' | undefined
  isListed: boolean
  /** Which rule says how it announced itself. */
  row: string
  wasPersistent: boolean
  /** Whether something has come that may take a banner away: a tap, a lock, a restart. */
  isDisturbed: boolean
}

/** Switches as a new phone has them, and what is the matter with it. */
export interface DisplayOf<Request> {
  readonly isIphone: boolean
  /** An Android phone with labels of its own (NOTIF-EN-AND-05). */
  readonly isOfOtherVendor: boolean
  /** The newest first. */
  list: NotificationOf<Request>[]
  /** The newest last. */
  waiting: NotificationOf<Request>[]
  /** How many about orders were sent, and whether the last one that was sent is one. */
  orders: number
  endsWithOrder: boolean
  /** Whether a switch, a mode or a lock has changed since something came. */
  isTouched: boolean
  /** Whether the question about notifications is on the screen, which comes with an installation (NOTIF-26). */
  isAskingPermission: boolean
  /** When something was last sent, or came. */
  lastAt: number | undefined
  /** Which rule kept the last one from the list, or brought it there. */
  row: string | undefined
  /** What the push service does not take, and until when the newest notification is sent again that it did not take. */
  refused: 'none' | 'next' | 'all'
  sentBy: number | undefined
  delivery: 'at once' | 'lost' | 'twice' | { readonly delayMs: number }
  /** Whether IBKR Mobile is closed for certain: an open app is reached while power is saved. */
  isAppClosed: boolean
  isLocked: boolean
  isInAirplaneMode: boolean
  hasInternet: boolean
  isInChina: boolean
  savesPower: boolean
  mode: Mode | 'off'
  /** The one focus mode of Android. */
  isFocused: boolean
  allowedIn: ReadonlySet<Mode>
  isDistracting: boolean
  overridesDoNotDisturb: boolean
  isAllowed: boolean
  hasBanners: boolean
  isPersistent: boolean
  isCovered: boolean
  hasBadges: boolean
  isOnLockScreen: boolean
  hasCenter: boolean
  previews: 'Always' | 'When Unlocked' | 'Never'
}

export const newDisplay = <Request>(element: ElementName, isOfOtherVendor = false): DisplayOf<Request> => ({
  isIphone: element !== 'the PIN' && element !== 'the fingerprint',
  isOfOtherVendor,
  list: [],
  waiting: [],
  orders: 0,
  endsWithOrder: false,
  isTouched: false,
  isAskingPermission: false,
  lastAt: undefined,
  row: undefined,
  refused: 'none',
  sentBy: undefined,
  delivery: 'at once',
  isAppClosed: false,
  isLocked: false,
  isInAirplaneMode: false,
  hasInternet: true,
  isInChina: false,
  savesPower: false,
  mode: 'off',
  isFocused: false,
  allowedIn: new Set(),
  isDistracting: false,
  overridesDoNotDisturb: false,
  isAllowed: true,
  hasBanners: true,
  isPersistent: false,
  isCovered: false,
  hasBadges: true,
  isOnLockScreen: true,
  hasCenter: true,
  previews: 'Always',
})
