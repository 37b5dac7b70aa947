/** @module The message resource, as Twilio answers it (schema `api.v2010.account.message` of its OpenAPI document). */

import type { Instant } from '../../clock/clock.ts'
import type { SmsMessage } from '../message.ts'
import { deliveryErrors } from './errors.ts'
import { segmentCount } from './segments.ts'

export const apiVersion = '2010-04-01'

/** In US dollars; what the account pays is negative, and known once the message is sent. An example: prices differ by country. */
const pricePerSegment = 0.0079
const priceWithMedia = 0.02

/** RFC 2822, as in `Mon, 02 Mar 2026 09:00:00 +0000`. */
export const twilioDate = (instant: Instant): string => `${new Date(instant).toUTCString().slice(0, -3)}+0000`

export function resource(accountSid: string, message: SmsMessage): Record<string, unknown> {
  const { sid, to, messagingServiceSid, createdAt, progress, media, direction = 'outbound-api' } = message
  const { status, errorCode, updatedAt, sentAt, isRedacted } = progress
  const segments = media === undefined ? segmentCount(message.body) : 1
  const price = media === undefined ? segments * pricePerSegment : priceWithMedia
  const uri = `/${apiVersion}/Accounts/${accountSid}/Messages/${sid}`
  // A messaging service picks sender and segments only when it sends.
  const isPicked = messagingServiceSid === undefined || !['accepted', 'scheduled'].includes(status)
  return {
    sid,
    account_sid: accountSid,
    messaging_service_sid: messagingServiceSid ?? null,
    from: isPicked ? message.from : null,
    to,
    body: isRedacted ? '' : message.body,
    status,
    direction,
    num_segments: isPicked ? String(segments) : '0',
    num_media: String(media?.length ?? 0),
    date_created: twilioDate(createdAt),
    date_updated: twilioDate(updatedAt),
    date_sent: sentAt === undefined ? null : twilioDate(sentAt),
    price: sentAt === undefined || direction === 'inbound' ? null : (-price).toFixed(5),
    price_unit: 'USD',
    error_code: errorCode ?? null,
    error_message: errorCode === undefined ? null : deliveryErrors[errorCode][1],
    api_version: apiVersion,
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  }
}
