/** @module From the JSON of `messages:send` to a message for a phone. */

import type { z } from 'zod'
import type { Instant } from '../../clock/clock.ts'
import type { PushMessage } from '../message.ts'
import type { Registration } from '../registrations.ts'
import { apnsMessageFromFcm } from './apns-message.ts'
import { type FcmRefusal, fcmRefusal, invalidField, unreadableFields } from './errors.ts'
import { fieldViolations } from './field-errors.ts'
import { type FcmMessage, sendRequest } from './schema.ts'
import { readCondition, topicName } from './topics.ts'

/** "The default value is 4 weeks if not set", and "the maximum time to live supported is 4 weeks" (field `ttl`). */
const maximumTtlMs = 4 * 7 * 24 * 60 * 60 * 1000

/** "4096 bytes for most messages, or 2048 bytes in the case of messages to topics". */
const payloadBytes = 4096
const topicPayloadBytes = 2048

/** "The key should not be a reserved word" (field `data`). */
const reservedKey = /^(from|message_type|google\..*|gcm\.notification\..*)$/

/** The body, or a refusal: by Google's parser, which names every field at fault, or by FCM, which names the first. */
export function readSendRequest(json: unknown): z.infer<typeof sendRequest> | FcmRefusal {
  const parsed = sendRequest.safeParse(json)
  if (!parsed.success)
    return unreadableFields(parsed.error.issues.flatMap((issue) => fieldViolations(issue, json)))
  return targetRefusal(parsed.data.message) ?? contentRefusal(parsed.data.message) ?? parsed.data
}

const targets = ['token', 'topic', 'condition', 'fid'] as const

function targetRefusal(message: FcmMessage): FcmRefusal | undefined {
  const [one, other] = targets.filter((target) => message[target] !== undefined)
  if (one === undefined) return invalidField('message', 'Recipient of the message is not set.')
  if (other !== undefined) {
    const description = `Invalid value at 'message' (oneof), oneof field 'target' is already set. Cannot set '${other}'`
    return unreadableFields([{ field: 'message', description }])
  }
  const { topic, condition } = message
  if (topic !== undefined && topicName(topic) === undefined)
    return invalidField('message.topic', 'Invalid topic name.')
  return condition !== undefined && readCondition(condition) === undefined
    ? invalidField('message.condition', 'Invalid condition expression provided.')
    : undefined
}

function contentRefusal(message: FcmMessage): FcmRefusal | undefined {
  const { data = {}, android } = message
  const keys = Object.keys(data)
  const reserved = keys.find((key) => reservedKey.test(key))
  if (reserved !== undefined) {
    return invalidField(
      `message.data[${keys.indexOf(reserved)}].key`,
      `Invalid data payload key: ${reserved}`,
    )
  }
  if ((android?.ttl ?? 0) > maximumTtlMs)
    return invalidField('message.android.ttl', 'Invalid TTL: it must be at most 2419200 seconds.')
  const isDirect = message.topic === undefined && message.condition === undefined
  return payloadLength(message) > (isDirect ? payloadBytes : topicPayloadBytes)
    ? fcmRefusal('INVALID_ARGUMENT', 'Android message is too big')
    : undefined
}

/** What counts: the names and values of the data and of the notification's texts. */
function payloadLength({ data, notification, android }: FcmMessage): number {
  const counted = { ...data, ...android?.data, ...notification, ...android?.notification }
  return Object.entries(counted)
    .flat()
    .reduce<number>((sum, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 0), 0)
}

/** The message as the phone gets it that the registration is of. */
export function pushMessageFromFcm(
  message: FcmMessage,
  { app, receiver: { isIphone } }: Pick<Registration, 'app' | 'receiver'>,
  id: string,
  sentAt: Instant,
): PushMessage {
  return isIphone ? apnsMessageFromFcm(message, app, id, sentAt) : androidMessage(message, app, id, sentAt)
}

/** The fields of `android` come before the common ones. */
function androidMessage(message: FcmMessage, app: string, id: string, sentAt: Instant): PushMessage {
  const { android } = message
  const title = android?.notification?.title ?? message.notification?.title
  const body = android?.notification?.body ?? message.notification?.body
  const tag = android?.notification?.tag
  const ttlMs = android?.ttl ?? maximumTtlMs
  const storageKey = storageKeyOf(message, app)
  return {
    service: 'fcm',
    id,
    ...(title !== undefined && { title }),
    ...(body !== undefined && { body }),
    data: { ...message.data, ...android?.data },
    ...(tag !== undefined && { collapseId: tag }),
    ...(storageKey !== undefined && { storageKey }),
    priority: android?.priority?.toLowerCase() === 'high' ? 'high' : 'normal',
    sentAt,
    ...(ttlMs > 0 && { expiresAt: sentAt + ttlMs }),
  }
}

/**
 * Notification messages "are always collapsible and ignore the collapse_key parameter": the package name is their
 * key. Data messages are collapsible only under a key of their own.
 */
function storageKeyOf({ notification, android }: FcmMessage, app: string): string | undefined {
  return notification !== undefined || android?.notification !== undefined ? app : android?.collapseKey
}
