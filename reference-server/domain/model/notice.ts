/** @module A message about a change of the account, sent without being asked for. */

import type { Delivery } from './delivery.ts'
import type { Instant, Locale, NoticeSubject } from './primitives.ts'

/** A notice on its way. It is forgotten when the carrier has it, or when it is too late for it. */
export interface Notice extends Delivery {
  readonly id: string
  readonly about: NoticeSubject
  readonly number: string
  readonly locale: Locale
  readonly decidedAt: Instant
}
