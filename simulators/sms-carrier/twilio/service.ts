/** @module Twilio's Messages API below `/2010-04-01/Accounts/<sid>/`: creating, reading, changing and deleting messages. */

import type { Instant } from '../../clock/clock.ts'
import type { Random } from '../../random.ts'
import {
  type ConnectionFailure,
  isAcceptedInSpiteOf,
  isConnectionFailure,
} from '../../transport/connection-failure.ts'
import type { Failures } from '../../transport/failures.ts'
import {
  bodyLength,
  formFields,
  formValues,
  json,
  type Service,
  type ServiceRequest,
  type ServiceResponse,
} from '../../transport/service.ts'
import { type SmsAccount, senderPool, stickySender } from '../credentials.ts'
import type { SmsDeliveries } from '../deliveries.ts'
import type { SmsMessage, SmsStatus } from '../message.ts'
import type { OptOuts } from '../opt-outs.ts'
import type { SmsLog } from '../sms-log.ts'
import type { StoredMessages } from '../stored-messages.ts'
import { type ChangeParts, deleteMessage, updateMessage } from './change.ts'
import {
  firstRefusal,
  type MessageFields,
  mediaRefusal,
  normalisedNumber,
  scheduleRefusal,
  sendTime,
} from './checks.ts'
import {
  type DeliveryErrorCode,
  isDeliveryError,
  refusalAnswer,
  type TwilioErrorCode,
  twilioStatusOf,
} from './errors.ts'
import { listMessages } from './list.ts'
import { mediaOf, respondAboutMedia } from './media.ts'
import { resource } from './resource.ts'

/** A failure ordered by a test: a refusal, or one that shows only after the message was accepted. */
export interface SmsFailure {
  readonly code: TwilioErrorCode | DeliveryErrorCode
  /** As it goes over the wire: seconds, or a date (RFC 9110, 10.2.3). */
  readonly retryAfter?: string
  /** With a refusal: the message is accepted and delivered nevertheless, as where the answer is lost. */
  readonly afterAccepting?: boolean
}

export interface MessagesParts {
  readonly account: SmsAccount
  readonly messages: StoredMessages
  readonly optOuts: OptOuts
  readonly log: SmsLog
  readonly failures: Failures<SmsFailure | ConnectionFailure, string>
  readonly random: Random
  readonly deliveries: Pick<SmsDeliveries, 'dispatch' | 'cancel'>
}

const messagesPath =
  /^\/2010-04-01\/Accounts\/([^/?]+)\/Messages(?:\/([^/?]+?)(\/Media(?:\/([^/?]+?))?)?)?\.json(?:\?(.*))?$/

const maximumBodyBytes = 64 * 1024

/** "The default is 36000 seconds" (field `ValidityPeriod`, 1 to 36,000). */
const maximumValiditySeconds = 36_000

export function messagesService(parts: MessagesParts): Service {
  const ids = parts.random.fork('requests')
  const isAuthentic = authentication(parts.account)
  return (request, now) => {
    const id = `RQ${Buffer.from(ids.bytes(16)).toString('hex')}`
    const outcome = respond(request, parts, isAuthentic, now)
    if (!('code' in outcome)) return withRequestId(outcome, id)
    const { code, fields = {}, retryAfter } = outcome
    parts.log.reject({ at: now, status: twilioStatusOf(code), code, ...(fields.To && { to: fields.To }) })
    return withRequestId(refusalAnswer(code, fields, retryAfter), id)
  }
}

/** By which the support of Twilio finds a request again. */
const withRequestId = (answer: ServiceResponse, id: string): ServiceResponse => ({
  ...answer,
  headers: { ...answer.headers, 'twilio-request-id': id },
})

interface Refusal {
  readonly code: TwilioErrorCode
  readonly fields?: MessageFields
  readonly retryAfter?: string | undefined
}

function respond(
  request: ServiceRequest,
  parts: MessagesParts,
  isAuthentic: (request: ServiceRequest) => boolean,
  now: Instant,
): ServiceResponse | Refusal {
  const { account, messages } = parts
  // Twilio's front end refuses such a body without a code.
  if (bodyLength(request.body) > maximumBodyBytes) return { status: 413, headers: {}, body: '' }
  if (!isAuthentic(request)) return { code: 20003 }
  const [, accountSid, sid, media, medium, query = ''] = messagesPath.exec(request.path) ?? []
  if (accountSid !== account.sid) return { code: 20404 }
  if (sid !== undefined) {
    const message = messages.find(sid)
    if (message === undefined) return { code: 20404 }
    return media === undefined
      ? respondAbout(message, request, parts, now)
      : respondAboutMedia(message, medium, request.method, account.sid)
  }
  if (request.method === 'POST') return create(request, parts, now)
  return request.method === 'GET' ? listMessages(messages, account.sid, query) : { code: 20004 }
}

function respondAbout(
  message: SmsMessage,
  request: ServiceRequest,
  { account, messages, deliveries }: MessagesParts,
  now: Instant,
): ServiceResponse | Refusal {
  const parts: ChangeParts = { accountSid: account.sid, messages, canceled: deliveries.cancel }
  switch (request.method) {
    case 'GET':
      return json(200, resource(account.sid, message))
    case 'POST':
      return updateMessage(message, formFields(request), parts, now)
    case 'DELETE':
      return deleteMessage(message, parts)
    default:
      return { code: 20004 }
  }
}

/** Whether a request has HTTP Basic (RFC 7617) with the account's sid and token, or with those of an API key. */
function authentication({ sid, authToken, apiKeys = {} }: SmsAccount) {
  const secrets = new Set(Object.entries({ ...apiKeys, [sid]: authToken }).map((pair) => pair.join(':')))
  /** The one that was good last: a client sends the same each time. */
  let newest: string | undefined
  return ({ headers: { authorization = '' } }: ServiceRequest): boolean => {
    if (authorization === newest) return true
    const [, encoded = ''] = /^basic +(\S+)$/i.exec(authorization) ?? []
    const isGood = secrets.has(Buffer.from(encoded, 'base64').toString('utf8'))
    if (isGood) newest = authorization
    return isGood
  }
}

function create(request: ServiceRequest, parts: MessagesParts, now: Instant): ServiceResponse | Refusal {
  const { account, messages, log, failures, random, deliveries } = parts
  const fields = formFields(request)
  // Nearly always there are none, and reading a form costs as much as judging it.
  const mediaUrls = fields.MediaUrl === undefined ? none : formValues(request, 'MediaUrl')
  const sender = senderOf(fields, account)
  const refused =
    firstRefusal(fields, account) ??
    mediaRefusal(mediaUrls) ??
    scheduleRefusal(fields, now) ??
    (parts.optOuts.has(sender, normalisedNumber(fields.To ?? '')) ? 21610 : undefined)
  if (refused !== undefined) return { code: refused, fields }
  const failure = failures.take(normalisedNumber(fields.To ?? ''))
  if (failure !== undefined && isConnectionFailure(failure)) {
    if (!isAcceptedInSpiteOf(failure)) {
      log.break(normalisedNumber(fields.To ?? ''), failure.connection)
      return { status: 500, headers: {}, body: '', failure }
    }
  }
  const { code, afterAccepting, retryAfter }: Partial<SmsFailure> =
    failure === undefined || isConnectionFailure(failure) ? {} : failure
  const plannedError = code !== undefined && isDeliveryError(code) ? code : undefined
  const refusal = code === undefined || isDeliveryError(code) ? undefined : { code, fields, retryAfter }
  if (refusal !== undefined && !afterAccepting) return refusal

  const message = newMessage(fields, sender, mediaUrls, random, now)
  const { authorization: _, ...headers } = request.headers
  messages.add(message)
  log.accept({ at: now, message, fields, headers })
  const answer = json(201, resource(account.sid, message))
  deliveries.dispatch(message, now, plannedError)
  return refusal ?? (failure && isConnectionFailure(failure) ? { ...answer, failure } : answer)
}

const none: readonly string[] = []

/** Whom the message is from: a messaging service picks, unless the request does. */
function senderOf(
  { From = '', MessagingServiceSid = '', To = '' }: MessageFields,
  account: SmsAccount,
): string {
  const pool = senderPool(account, MessagingServiceSid) ?? []
  return From === '' ? (stickySender(pool, normalisedNumber(To)) ?? '') : From
}

/** Hexadecimal, behind the letters of its kind. */
const newSid = (kind: string, random: Random): string =>
  `${kind}${Buffer.from(random.bytes(16)).toString('hex')}`

function newMessage(
  fields: MessageFields,
  from: string,
  mediaUrls: readonly string[],
  random: Random,
  now: Instant,
): SmsMessage {
  const { To = '', Body = '', MessagingServiceSid, StatusCallback, ValidityPeriod } = fields
  const sendAt = sendTime(fields)
  const isWithMedia = mediaUrls.length > 0
  return {
    sid: newSid(isWithMedia ? 'MM' : 'SM', random),
    from,
    to: normalisedNumber(To),
    body: Body,
    ...(isWithMedia && { media: mediaOf(mediaUrls, () => newSid('ME', random)) }),
    ...(MessagingServiceSid && { messagingServiceSid: MessagingServiceSid }),
    ...(StatusCallback !== undefined && { statusCallback: StatusCallback }),
    createdAt: now,
    ...(sendAt !== undefined && { sendAt }),
    expiresAt: (sendAt ?? now) + validitySeconds(ValidityPeriod) * 1000,
    progress: { status: firstStatus(MessagingServiceSid, sendAt), updatedAt: now },
  }
}

function firstStatus(viaService: string | undefined, sendAt: Instant | undefined): SmsStatus {
  if (sendAt !== undefined) return 'scheduled'
  return viaService ? 'accepted' : 'queued'
}

/** Out of range means the default: which code Twilio refuses it with is not known here. */
function validitySeconds(field: string | undefined): number {
  const seconds = /^\d+$/.test(field ?? '') ? Number(field) : maximumValiditySeconds
  return seconds >= 1 && seconds <= maximumValiditySeconds ? seconds : maximumValiditySeconds
}
