/** @module From the JSON of `messages:send` to a message for a phone. */

import type { z } from 'zod'
import type { Instant } from '../../clock/clock.ts'
import type { PushMessage } from '../message.ts'
import { type FcmRefusal, invalidFields } from './errors.ts'
import { type FcmMessage, sendRequest } from './schema.ts'

/** "The default value is 4 weeks if not set" (field `ttl`). */
const defaultTtlMs = 4 * 7 * 24 * 60 * 60 * 1000

const payloadBytes = 4096

/** The body, or a refusal that names every field at fault. */
export function readSendRequest(json: unknown): z.infer<typeof sendRequest> | FcmRefusal {
  const parsed = sendRequest.safeParse(json)
  if (!parsed.success) return invalidFields(parsed.error.issues.flatMap(violations))
  const { message } = parsed.data
  const targets = [message.token, message.topic, message.condition, message.fid]
  if (targets.filter((target) => target !== undefined).length !== 1) {
    return invalidFields([
      { field: 'message', description: 'Recipient of the message is not set, or more than one is.' },
    ])
  }
  if (payloadLength(message) > payloadBytes) {
    return invalidFields([
      { field: 'message', description: `The payload is larger than ${payloadBytes} bytes.` },
    ])
  }
  return parsed.data
}

function violations(issue: z.core.$ZodIssue): { field: string; description: string }[] {
  const field = issue.path.join('.')
  if (issue.code !== 'unrecognized_keys')
    return [{ field, description: `Invalid value at '${field}': ${issue.message}` }]
  return issue.keys.map((key) => ({
    field,
    description: `Invalid JSON payload received. Unknown name "${key}" at '${field}': Cannot find field.`,
  }))
}

/** What counts: the names and values of the data and of the notification's texts. */
function payloadLength({ data, notification, android }: FcmMessage): number {
  const counted = { ...data, ...android?.data, ...notification, ...android?.notification }
  return Object.entries(counted)
    .flat()
    .reduce<number>((sum, value) => sum + (typeof value === 'string' ? Buffer.byteLength(value) : 0), 0)
}

/** The message as an Android phone gets it: the fields of `android` come before the common ones. */
export function pushMessageFromFcm(
  message: FcmMessage,
  app: string,
  id: string,
  sentAt: Instant,
): PushMessage {
  const { android } = message
  const title = android?.notification?.title ?? message.notification?.title
  const body = android?.notification?.body ?? message.notification?.body
  const tag = android?.notification?.tag
  const ttlMs = android?.ttl ?? defaultTtlMs
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
