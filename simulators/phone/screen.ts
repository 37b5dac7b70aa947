/** @module What a person sees on a phone and presents to it, and the error where it does not show what is asked for. */

import { AssertionError } from 'node:assert'
import type { SecurityElement } from '../../contract/primitives.ts'

/** What the phone shows. */
export interface PhoneScreen {
  readonly title: string
  /** Paragraphs and notices. */
  readonly notes: readonly string[]
  /** Text fields by label. The value of a secret is masked. */
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  /** Everything that can be tapped, by label. */
  readonly buttons: readonly string[]
  /** Values shown beside a label, such as the Response String. */
  readonly values: readonly { readonly label: string; readonly value: string }[]
  /** The security element that is asked for now. */
  readonly prompt?: SecurityElement | undefined
}

/** A notification that can be seen: in the drawer (Android) or panel (iPhone), or as banner or on the lock screen. */
export interface PhoneNotification {
  readonly id: string
  readonly app: string
  readonly title: string
  readonly body: string
  /** Whether it was announced with a banner when it arrived. */
  readonly announcedByBanner: boolean
  /** Whether that banner is still on the screen. */
  readonly bannerUp: boolean
  /** Whether it was announced on the lock screen, because the phone was locked. */
  readonly announcedOnLockScreen: boolean
  /** Whether it is in the drawer or panel. */
  readonly listed: boolean
}

/** A text message in the phone's inbox, the newest last. */
export interface TextMessage {
  readonly from: string
  readonly body: string
  /** When it arrived: milliseconds since the Unix epoch. */
  readonly at: number
}

/** What somebody presents to a prompt: a finger or face, registered on the phone or not, or a secret. */
export type Presented =
  | { readonly element: 'fingerprint' | 'touchId' | 'faceId'; readonly whose: 'registered' | 'other' }
  | { readonly element: 'passcode' | 'pin'; readonly secret: string }

/**
 * The phone does not show what somebody uses, which fails the scenario. Reports know assertion errors by the end of the
 * class's name, and their two sides by `expected` and `actual`.
 */
class NotShownAssertionError extends AssertionError {
  constructor(expected: string, observed: string) {
    super({ message: `Expected ${expected}, observed ${observed}`, expected, actual: observed })
  }
}

export { NotShownAssertionError as NotShown }
