/** @module The delivery of a message to a gateway: its state and its retries. */

import type { Instant } from './primitives.ts'

export interface Retry {
  readonly tries: number
  /** The time of the next try, unless there is a result before. */
  readonly at: Instant
}

export interface Delivery {
  readonly delivery: 'sending' | 'sent' | 'failed'
  /** Present while the state is `sending`. */
  readonly retry?: Retry | undefined
}

/** The gateway cannot accept the message now. `retryAfterMs`: the least delay that it requested. */
export interface TransientFailure {
  readonly retryAfterMs: number
}

export type SendResult = 'sent' | 'failed' | TransientFailure
