/** @module A code that is sent by SMS, and the request for one. */

import type { Delivery } from './delivery.ts'
import type { Instant, Locale, SmsPurpose } from './primitives.ts'

export interface SmsCode extends Delivery {
  readonly id: string
  readonly purpose: SmsPurpose
  /** The id of a login or activation, or the number to verify. A subject has one purpose. */
  readonly subject: string
  readonly number: string
  readonly text: string
  readonly sentAt: Instant
  readonly locale: Locale
  /** The id of the login, session or activation that requested it. */
  readonly askedBy: string
  readonly state: 'open' | 'used' | 'superseded' | 'void'
  readonly failures: number
}

export interface SmsRequest {
  readonly purpose: SmsPurpose
  readonly number: string
  /** As in `SmsCode`. */
  readonly subject: string
  readonly askedBy: string
  readonly locale: Locale
}
