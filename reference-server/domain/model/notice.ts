/** @module An unsolicited message about a change of the account. */

import type { Delivery } from './delivery.ts'
import type { Instant, Locale, NoticeSubject } from './primitives.ts'

/** Removed when the carrier has accepted it, or when it has expired. */
export interface Notice extends Delivery {
  readonly id: string
  readonly about: NoticeSubject
  readonly number: string
  readonly locale: Locale
  readonly decidedAt: Instant
}
