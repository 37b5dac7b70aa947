/** @module The delivery of a message to a gateway: its state and its retries. */

import type { Instant } from './primitives.ts'

/** How often a message was sent, and when it is sent again unless there is an answer. */
export interface Retry {
  readonly tries: number
  readonly at: Instant
}

export interface Delivery {
  readonly delivery: 'sending' | 'sent' | 'failed'
  /** While it is being sent. */
  readonly retry?: Retry | undefined
}

/** The gateway cannot take the message now; `retryAfterMs`: how long it asks to wait, at least. */
export interface TransientFailure {
  readonly retryAfterMs: number
}

/** What the gateway said of a message. */
export type SendResult = 'sent' | 'failed' | TransientFailure
