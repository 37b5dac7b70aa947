/** @module Twilio's Messages API, `POST /2010-04-01/Accounts/<sid>/Messages.json` and `GET .../Messages/<sid>.json`. */

import type { Instant } from '../../clock/clock.ts'
import type { Random } from '../../random.ts'
import type { Failures } from '../../transport/failures.ts'
import {
  bodyLength,
  formFields,
  json,
  type Service,
  type ServiceRequest,
  type ServiceResponse,
} from '../../transport/service.ts'
import type { SmsAccount } from '../credentials.ts'
import type { SmsMessage } from '../message.ts'
import type { SmsLog } from '../sms-log.ts'
import { firstRefusal, type MessageFields, normalisedNumber } from './checks.ts'
import {
  type DeliveryErrorCode,
  isDeliveryError,
  refusalAnswer,
  type TwilioErrorCode,
  twilioStatusOf,
} from './errors.ts'
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
  readonly log: SmsLog
  readonly failures: Failures<SmsFailure, string>
  readonly random: Random
  readonly dispatch: (message: SmsMessage, now: Instant, plannedError?: DeliveryErrorCode) => void
}

const messagesPath = /^\/2010-04-01\/Accounts\/([^/?]+)\/Messages(?:\/([^/?]+))?\.json$/

const maximumBodyBytes = 64 * 1024

/** "The default is 36000 seconds" (field `ValidityPeriod`, 1 to 36,000). */
const maximumValiditySeconds = 36_000

export function messagesService(parts: MessagesParts): Service {
  return (request, now) => {
    const outcome = respond(request, parts, now)
    if (!('code' in outcome)) return outcome
    const { code, to, retryAfter } = outcome
    parts.log.reject({ at: now, status: twilioStatusOf(code), code, ...(to && { to }) })
    return refusalAnswer(code, retryAfter)
  }
}

interface Refusal {
  readonly code: TwilioErrorCode
  readonly to?: string | undefined
  readonly retryAfter?: string | undefined
}

function respond(request: ServiceRequest, parts: MessagesParts, now: Instant): ServiceResponse | Refusal {
  const { account, log } = parts
  // Twilio's front end refuses such a body without a code.
  if (bodyLength(request.body) > maximumBodyBytes) return { status: 413, headers: {}, body: '' }
  if (!isAuthentic(request, account)) return { code: 20003 }
  const [, accountSid, sid] = messagesPath.exec(request.path) ?? []
  if (accountSid !== account.sid) return { code: 20404 }
  if (sid === undefined) return request.method === 'POST' ? create(request, parts, now) : { code: 20004 }
  if (request.method !== 'GET') return { code: 20004 }
  const message = log.find(sid)
  return message === undefined ? { code: 20404 } : json(200, resource(account.sid, message))
}

/** HTTP Basic (RFC 7617) with the account's sid and token, or with those of an API key. */
function isAuthentic({ headers }: ServiceRequest, { sid, authToken, apiKeys = {} }: SmsAccount): boolean {
  const [, encoded = ''] = /^basic +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  const given = Buffer.from(encoded, 'base64').toString('utf8')
  return Object.entries({ ...apiKeys, [sid]: authToken }).some((pair) => pair.join(':') === given)
}

function create(request: ServiceRequest, parts: MessagesParts, now: Instant): ServiceResponse | Refusal {
  const { account, log, failures, random, dispatch } = parts
  const fields = formFields(request)
  const refused = firstRefusal(fields, account)
  if (refused !== undefined) return { code: refused, to: fields.To }
  const { code, afterAccepting, retryAfter } = failures.take(normalisedNumber(fields.To ?? '')) ?? {}
  const plannedError = code !== undefined && isDeliveryError(code) ? code : undefined
  const refusal =
    code === undefined || isDeliveryError(code) ? undefined : { code, to: fields.To, retryAfter }
  if (refusal !== undefined && !afterAccepting) return refusal

  const message = newMessage(fields, account, random, now)
  const { authorization: _, ...headers } = request.headers
  log.accept({ at: now, message, fields, headers })
  const answer = json(201, resource(account.sid, message))
  dispatch(message, now, plannedError)
  return refusal ?? answer
}

function newMessage(fields: MessageFields, account: SmsAccount, random: Random, now: Instant): SmsMessage {
  const { To = '', From = '', Body = '', MessagingServiceSid, StatusCallback, ValidityPeriod } = fields
  const viaService = account.messagingServices?.[MessagingServiceSid ?? '']
  return {
    sid: `SM${Buffer.from(random.bytes(16)).toString('hex')}`,
    from: viaService ?? From,
    to: normalisedNumber(To),
    body: Body,
    ...(MessagingServiceSid && { messagingServiceSid: MessagingServiceSid }),
    ...(StatusCallback !== undefined && { statusCallback: StatusCallback }),
    createdAt: now,
    expiresAt: now + validitySeconds(ValidityPeriod) * 1000,
    progress: { status: viaService === undefined ? 'queued' : 'accepted', updatedAt: now },
  }
}

/** Out of range means the default: which code Twilio refuses it with is not known here. */
function validitySeconds(field: string | undefined): number {
  const seconds = /^\d+$/.test(field ?? '') ? Number(field) : maximumValiditySeconds
  return seconds >= 1 && seconds <= maximumValiditySeconds ? seconds : maximumValiditySeconds
}
