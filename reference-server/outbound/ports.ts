/** @module Ports to the push gateways and the SMS carrier. */

import type { SendResult } from '../domain/model/delivery.ts'
import type { Instant, Os } from '../domain/model/primitives.ts'

/** A notification that makes the app fetch an approval request. It contains no secret and no personal data. */
export interface PushMessage {
  /** The phone shows messages with the same id once. At most 64 bytes (APNs). */
  readonly id: string
  readonly os: Os
  readonly token: string
  readonly title: string
  readonly body: string
  /** The gateway must not deliver it at or after this instant. */
  readonly expiresAt: Instant
  readonly data: Readonly<Record<string, string>>
}

/** `unregistered`: the push token is permanently invalid. */
export type PushResult = SendResult | 'unregistered'

export type PushSender = (message: PushMessage) => Promise<PushResult>

export interface SmsMessage {
  readonly to: string
  readonly body: string
}

export type SmsSender = (message: SmsMessage) => Promise<SendResult>

/** POST over HTTP/2, for APNs. */
export type Http2Transport = (request: {
  readonly origin: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
  readonly signal?: AbortSignal | undefined
}) => Promise<{ status: number; headers: Record<string, string>; body: string }>
