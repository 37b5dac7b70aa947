/** @module A code that was sent by SMS, and the request for one. */

import type { Delivery } from './delivery.ts'
import type { Instant, Locale, SmsPurpose } from './primitives.ts'

export interface SmsCode extends Delivery {
  readonly id: string
  readonly purpose: SmsPurpose
  /** What the code is for: a login, an activation, or the number that is being verified; one subject, one purpose. */
  readonly subject: string
  readonly number: string
  readonly text: string
  readonly sentAt: Instant
  readonly locale: Locale
  /** Who asked: the id of the login, session or activation. */
  readonly askedBy: string
  readonly state: 'open' | 'used' | 'superseded' | 'void'
  readonly failures: number
}

/** Who asks for an SMS, for which purpose. */
export interface SmsRequest {
  readonly purpose: SmsPurpose
  readonly number: string
  /** What the code will be good for: a login, an activation, or a number. */
  readonly subject: string
  readonly askedBy: string
  readonly locale: Locale
}
