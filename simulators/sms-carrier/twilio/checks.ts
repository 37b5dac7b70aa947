/** @module What Twilio checks of the fields of a new message, in the order in which it does here. */

import type { Instant } from '../../clock/clock.ts'
import { type SmsAccount, senderPool } from '../credentials.ts'
import type { TwilioErrorCode } from './errors.ts'

/** The form fields of `POST .../Messages.json`, under their names on the wire. */
export type MessageFields = Readonly<Record<string, string>>

type Check = (fields: MessageFields, account: SmsAccount) => TwilioErrorCode | undefined

/** Magic numbers of Twilio's test credentials (www.twilio.com/docs/iam/test-credentials). */
const magicTo = new Map<string, TwilioErrorCode>([
  ['+15005550001', 21211],
  ['+15005550002', 21612],
  ['+15005550003', 21408],
  ['+15005550004', 21610],
  ['+15005550009', 21614],
])
const magicFrom = new Map<string, TwilioErrorCode>([
  ['+15005550001', 21212],
  ['+15005550007', 21606],
  ['+15005550008', 21611],
])
const goodMagicFrom = '+15005550006'

const e164 = /^\+[1-9]\d{6,14}$/
const shortCode = /^\d{3,8}$/
const alphanumericSender = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/

/** "The concatenated message body exceeds the 1600 character limit" (21617). */
const maximumCharacters = 1600

/** A number as people write it, in the form of E.164. A missing plus sign stays missing. */
export const normalisedNumber = (number: string): string => number.trim().replace(/[\s().-]/g, '')

/** A number of a phone, or a short code: not a name. */
export const isNumber = (text: string): boolean => e164.test(text) || shortCode.test(text)

const to: Check = ({ To = '' }) => {
  if (To === '') return 21604
  const number = normalisedNumber(To)
  return e164.test(number) ? magicTo.get(number) : 21211
}

const from: Check = ({ From = '', MessagingServiceSid = '' }, account) => {
  const { senders } = account
  if (MessagingServiceSid !== '') {
    const pool = senderPool(account, MessagingServiceSid)
    if (pool === undefined) return 21701
    if (pool.length === 0) return 21703
    return From === '' || pool.includes(From) ? undefined : 21711
  }
  if (From === '') return 21603
  const wellFormed =
    [e164, shortCode].some((form) => form.test(normalisedNumber(From))) || alphanumericSender.test(From)
  if (!wellFormed) return 21212
  const isOurs = senders === undefined || senders.includes(From) || From === goodMagicFrom
  return magicFrom.get(From) ?? (isOurs ? undefined : 21606)
}

const body: Check = ({ Body = '', MediaUrl }) => {
  if (Body === '' && MediaUrl === undefined) return 21602
  return [...Body].length > maximumCharacters ? 21617 : undefined
}

const isWebAddress = (text: string): boolean => /^https?:$/.test(URL.parse(text)?.protocol ?? '')

const statusCallback: Check = ({ StatusCallback }) =>
  StatusCallback === undefined || isWebAddress(StatusCallback) ? undefined : 21609

/** "You can send messages using Twilio with up to 10 media files." */
const maximumMedia = 10

/** What is wrong with the addresses in `MediaUrl`, which may come many times. Whether a file is there nobody looks. */
export function mediaRefusal(urls: readonly string[]): TwilioErrorCode | undefined {
  if (urls.length > maximumMedia) return 21623
  return urls.every(isWebAddress) ? undefined : 21620
}

/** When a message is to be sent, where it is not at once: ISO 8601, with a zone. */
export function sendTime({ ScheduleType, SendAt = '' }: MessageFields): Instant | undefined {
  if (ScheduleType !== 'fixed') return undefined
  const isWithZone = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/.test(SendAt)
  const instant = isWithZone ? Date.parse(SendAt) : Number.NaN
  return Number.isNaN(instant) ? undefined : instant
}

const leastAheadMs = 900 * 1000
const mostAheadMs = 35 * 24 * 60 * 60 * 1000

/** What is wrong with a message for later (www.twilio.com/docs/api/errors, 35111, 35114 and 35118). */
export function scheduleRefusal(fields: MessageFields, now: Instant): TwilioErrorCode | undefined {
  const { ScheduleType, MessagingServiceSid = '' } = fields
  if (ScheduleType === undefined) return undefined
  if (MessagingServiceSid === '') return 35118
  const at = sendTime(fields)
  if (at === undefined) return 35111
  return at < now + leastAheadMs || at > now + mostAheadMs ? 35114 : undefined
}

const checks: readonly Check[] = [to, from, body, statusCallback]

/** The first objection to the fields, or undefined where Twilio accepts them. */
export function firstRefusal(fields: MessageFields, account: SmsAccount): TwilioErrorCode | undefined {
  for (const check of checks) {
    const code = check(fields, account)
    if (code !== undefined) return code
  }
  return undefined
}
