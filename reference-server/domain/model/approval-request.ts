/** @module An approval request, which a notification announces. */

import type { Delivery } from './delivery.ts'
import type { Instant, Platform } from './primitives.ts'

export interface ApprovalRequest extends Delivery {
  readonly id: string
  readonly loginId: string
  readonly deviceId: string
  readonly platform: Platform
  /** Fresh for each request and covered by the approval signature: an answer cannot be replayed. */
  readonly nonce: string
  readonly createdAt: Instant
  /** Expiry is not stored: it follows from `createdAt`. */
  readonly state: 'open' | 'approved' | 'declined' | 'superseded'
}
