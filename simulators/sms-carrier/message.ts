/** @module A text message, its delivery status, and its receiver. */

import type { Instant } from '../clock/clock.ts'
import type { DeliveryErrorCode } from './twilio/errors.ts'

/** What arrives on a phone. */
export interface Sms {
  readonly from: string
  readonly to: string
  readonly body: string
  readonly at: Instant
  /** The addresses of pictures and other media that came along, if any. */
  readonly media?: readonly string[]
}

/** A phone as the carrier sees it. */
export interface SmsReceiver {
  /** What keeps the phone from the network now, in words; undefined: nothing does. */
  obstacle(): string | undefined
  receive(sms: Sms): void
}

/**
 * The delivery status of a message: `queued` or `accepted`, `sent`, and then `delivered` or `undelivered`; or `failed`. One for
 * later is `scheduled` first, and may be `canceled` until then. What a phone sent is `received`.
 */
export type SmsStatus =
  | 'scheduled'
  | 'canceled'
  | 'accepted'
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'undelivered'
  | 'failed'
  | 'received'

/** A picture or another medium of a message (Twilio's Media subresource). */
export interface SmsMedium {
  /** `ME` and 32 hex digits. */
  readonly sid: string
  readonly url: string
  readonly contentType: string
}

/** A message that the carrier took on. */
export interface SmsMessage {
  /** `SM`, or `MM` with media, and 32 hex digits. */
  readonly sid: string
  readonly from: string
  readonly to: string
  readonly body: string
  readonly messagingServiceSid?: string
  readonly statusCallback?: string
  readonly createdAt: Instant
  /** When it is to be sent, where it was scheduled. */
  readonly sendAt?: Instant
  /** Kept for an unreachable phone while the clock is before this. */
  readonly expiresAt: Instant
  /** Absent: the account sent it through the API. */
  readonly direction?: 'inbound' | 'outbound-reply'
  /** As they are now: each can be deleted. */
  media?: readonly SmsMedium[]
  readonly progress: SmsProgress
}

/** The part of a message that changes. */
export interface SmsProgress {
  status: SmsStatus
  errorCode?: DeliveryErrorCode
  updatedAt: Instant
  sentAt?: Instant
  /** The sender has had the text removed. */
  isRedacted?: boolean
}
