/** @module The payload of a remote notification ("Generating a remote notification"), and the message that it makes. */

import { z } from 'zod'
import type { Instant } from '../../clock/clock.ts'
import type { ServiceRequest } from '../../transport/service.ts'
import type { PushMessage } from '../message.ts'

const alert = z.union([
  z.string().transform((body) => ({ title: undefined, body })),
  z.object({ title: z.string().optional(), body: z.string().optional() }),
])

/** What a phone cannot read in `aps` it ignores, as APNs passes on any JSON object. */
const aps = z.object({ alert: alert.optional().catch(undefined) }).catch({})

const payload = z.looseObject({ aps: aps.optional() })

export type ApnsPayload = z.infer<typeof payload>

/** APNs keeps a notification without an expiration for "30 days or less". */
const defaultStorageMs = 30 * 24 * 60 * 60 * 1000

/** The payload in a JSON value, or undefined where that is no object. */
export const readPayload = (json: unknown): ApnsPayload | undefined => payload.safeParse(json).data

/** The message that a checked request carries. */
export function pushMessageFromApns(
  { headers }: Pick<ServiceRequest, 'headers'>,
  payload: ApnsPayload,
  id: string,
  sentAt: Instant,
): PushMessage {
  const { aps, ...custom } = payload
  const collapseId = headers['apns-collapse-id']
  const expiresAt = expiryOf(headers['apns-expiration'], sentAt)
  return {
    service: 'apns',
    id,
    ...(aps?.alert?.title !== undefined && { title: aps.alert.title }),
    ...(aps?.alert?.body !== undefined && { body: aps.alert.body }),
    data: Object.fromEntries(Object.entries(custom).map(([name, value]) => [name, asText(value)])),
    ...(collapseId !== undefined && { collapseId }),
    storageKey: headers['apns-topic'] ?? '',
    priority: (headers['apns-priority'] ?? '10') === '10' ? 'high' : 'normal',
    sentAt,
    ...(expiresAt !== undefined && { expiresAt }),
  }
}

/** `apns-expiration` is in seconds since the epoch; 0 asks for one attempt and no storage. */
function expiryOf(header: string | undefined, sentAt: Instant): Instant | undefined {
  if (header === undefined) return sentAt + defaultStorageMs
  const seconds = Number(header)
  return seconds === 0 ? undefined : seconds * 1000
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
