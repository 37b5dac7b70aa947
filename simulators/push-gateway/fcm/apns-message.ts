/** @module A message of FCM for an iPhone, which FCM hands to APNs ("Customize a message across platforms"). */

import type { Instant } from '../../clock/clock.ts'
import { pushMessageFromApns, readPayload } from '../apns/payload.ts'
import type { PushMessage } from '../message.ts'
import type { FcmMessage } from './schema.ts'

/**
 * What stands in `apns` wins: its headers are those of APNs, and in its payload `aps` comes before the common notification,
 * the members beside it before `data`. `android` means nothing here. Without a header the priority is 10 for what is shown,
 * and 5 for the app alone (assumed: APNs takes no other for background notifications).
 */
export function apnsMessageFromFcm(
  { notification, data, apns }: FcmMessage,
  app: string,
  id: string,
  sentAt: Instant,
): PushMessage {
  const given = readPayload(apns?.payload ?? {}) ?? {}
  const alert = given.aps?.alert ?? (notification && { title: notification.title, body: notification.body })
  const headers = {
    'apns-priority': alert === undefined ? '5' : '10',
    ...lowerCased(apns?.headers ?? {}),
    'apns-topic': app,
  }
  return pushMessageFromApns({ headers }, { ...data, ...given, aps: { alert } }, id, sentAt)
}

const lowerCased = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
