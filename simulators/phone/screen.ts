/** @module What a person sees on a phone and holds against it, and what they are told where there is no such thing. */

import { AssertionError } from 'node:assert'
import type { SecurityElement } from '../../contract/primitives.ts'

export interface PhoneScreen {
  readonly title: string
  readonly notes: readonly string[]
  readonly fields: readonly { readonly label: string; readonly value: string }[]
  readonly buttons: readonly string[]
  readonly values: readonly { readonly label: string; readonly value: string }[]
  readonly prompt?: SecurityElement | undefined
}

export interface PhoneNotification {
  readonly id: string
  readonly app: string
  readonly title: string
  readonly body: string
  readonly announcedByBanner: boolean
  readonly bannerUp: boolean
  readonly announcedOnLockScreen: boolean
  readonly listed: boolean
}

export interface TextMessage {
  readonly from: string
  readonly body: string
  readonly at: number
}

/** A finger, a face or a secret that somebody holds against the phone. */
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
