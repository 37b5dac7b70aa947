/** @module What reaches a phone from outside, in the form in which the push gateway and the SMS carrier hand it over. */

import type { Instant } from '../clock/clock.ts'

export type PushService = 'apns' | 'fcm'
export type PushPriority = 'high' | 'normal'

export interface PushMessage {
  readonly service: PushService
  readonly id: string
  /** Without title and body a message is for the app alone. */
  readonly title?: string
  readonly body?: string
  /** What the app reads: `requestId` names the push request that the notification is about. */
  readonly data: Readonly<Record<string, string>>
  /** Replaces the notification that is listed under the same one. */
  readonly collapseId?: string
  readonly priority: PushPriority
  readonly sentAt: Instant
  readonly expiresAt?: Instant
}

/** A phone as the push gateway sees it. */
export interface PushReceiver {
  readonly name: string
  reachable(service: PushService, priority?: PushPriority): boolean
  receive(message: PushMessage, now: Instant): void
}

/** The push gateway as a phone sees it: tokens for the app on this phone. */
export interface PushRegistrations {
  register(receiver: PushReceiver, service: PushService): string
  /** The app is gone: the token is dead. */
  unregister(token: string): void
  /** The app gets another token, and the old one is dead. */
  rotate(token: string): string
}

export interface Sms {
  readonly from: string
  readonly to: string
  readonly body: string
  readonly at: Instant
}

/** A phone as the SMS carrier sees it. */
export interface SmsReceiver {
  reachable(): boolean
  receive(sms: Sms): void
}

/** The member of a message's data that names its push request. */
export const requestIdIn = ({ requestId }: Readonly<Record<string, string>>): string | undefined => requestId
