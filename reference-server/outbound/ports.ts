import type { SendResult } from '../domain/model/delivery.ts'
import type { Instant, Os } from '../domain/model/primitives.ts'

/** A notification that asks the app to fetch a request. It holds nothing that would help whoever reads it. */
export interface PushMessage {
  /** However often a message of this id is sent: the phone shows it once. At most 64 bytes (APNs). */
  readonly id: string
  readonly os: Os
  readonly token: string
  readonly title: string
  readonly body: string
  /** After that instant nobody shall deliver it any more. */
  readonly expiresAt: Instant
  readonly data: Readonly<Record<string, string>>
}

/** What the gateway said. `unregistered`: this token is dead for good. */
export type PushResult = SendResult | 'unregistered'

export type PushSender = (message: PushMessage) => Promise<PushResult>

export interface SmsMessage {
  readonly to: string
  readonly body: string
}

export type SmsSender = (message: SmsMessage) => Promise<SendResult>

/** POST over HTTP/2, which is all that APNs needs. */
export type Http2Transport = (request: {
  readonly origin: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
  /** Aborted: nobody waits for the answer any longer. */
  readonly signal?: AbortSignal | undefined
}) => Promise<{ status: number; headers: Record<string, string>; body: string }>
