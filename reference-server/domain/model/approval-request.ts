/** @module An approval request: what a notification announces, and how it may end. */

import type { Delivery } from './delivery.ts'
import type { Instant, Platform } from './primitives.ts'

export interface ApprovalRequest extends Delivery {
  readonly id: string
  readonly loginId: string
  readonly deviceId: string
  readonly platform: Platform
  /** Fresh for each request, covered by the seal of the answer: an old answer never fits a new request. */
  readonly nonce: string
  readonly createdAt: Instant
  /** Terminal states accept nothing; expiry is not stored but read off the clock. */
  readonly state: 'open' | 'approved' | 'declined' | 'superseded'
}
