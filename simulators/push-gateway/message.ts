/** @module The message of both push services in one form, and its receiver. */

import type { Instant } from '../clock/clock.ts'

export type PushService = 'apns' | 'fcm'

/** APNs: high is 10, normal is 5 and 1. FCM: as sent, normal by default. */
export type PushPriority = 'high' | 'normal'

/** A notification as a phone gets it. Without title and body it is silent: for the app alone. */
export interface PushMessage {
  readonly service: PushService
  /** APNs: the apns-id. FCM: the last part of the message's name. */
  readonly id: string
  readonly title?: string
  readonly body?: string
  /** What the app reads. Values that APNs carries as other JSON than strings are JSON text here. */
  readonly data: Readonly<Record<string, string>>
  /** Replaces the notification that is shown under the same one: apns-collapse-id, or the tag of Android. */
  readonly collapseId?: string
  /** Replaces the message that the gateway stores under the same key. Absent: stored beside all others. */
  readonly storageKey?: string
  readonly priority: PushPriority
  readonly sentAt: Instant
  /** Stored for an unreachable phone while the clock is before this. Absent: delivered now or never. */
  readonly expiresAt?: Instant
}

/** A phone as the gateway sees it. */
export interface PushReceiver {
  /** Names the phone on the timeline. */
  readonly name: string
  /** Whether FCM reaches it through APNs. */
  readonly isIphone?: boolean
  /**
   * What keeps the service from the phone now, in words: power, network, country, and Doze for the priority; undefined:
   * nothing does.
   */
  obstacle(service: PushService, priority: PushPriority): string | undefined
  receive(message: PushMessage, now: Instant): void
  /** FCM's `onDeletedMessages`: too many were stored, and all of them are lost. */
  messagesDeleted?(now: Instant): void
}
