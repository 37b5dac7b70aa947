/** @module The APNs provider API, `POST /3/device/<token>`. */

import { parseJson } from '../../../contract/violations.ts'
import type { Instant } from '../../clock/clock.ts'
import { type Random, randomUuid } from '../../random.ts'
import {
  type ConnectionFailure,
  isAcceptedInSpiteOf,
  isConnectionFailure,
} from '../../transport/connection-failure.ts'
import type { Failures } from '../../transport/failures.ts'
import { bodyText, type Service, type ServiceRequest, type ServiceResponse } from '../../transport/service.ts'
import type { Deliveries } from '../deliveries.ts'
import type { DeviceLimits } from '../device-limits.ts'
import type { PushReceiver } from '../message.ts'
import { type PushLog, withoutCredentials } from '../push-log.ts'
import type { Registrations } from '../registrations.ts'
import { type Candidate, firstRejection, isSandbox } from './checks.ts'
import { pushMessageFromApns, readPayload } from './payload.ts'
import type { ProviderTokens } from './provider-tokens.ts'
import { type ApnsReason, type ApnsRejection, apnsStatus } from './reasons.ts'

/** A failure ordered by a test. */
export interface ApnsFailure {
  readonly reason: ApnsReason
  /** As it goes over the wire: seconds, or a date (RFC 9110, 10.2.3). */
  readonly retryAfter?: string
  /** The notification is accepted and delivered nevertheless, as where the answer is lost. */
  readonly afterAccepting?: boolean
}

export interface ApnsParts {
  readonly providerTokens: ProviderTokens
  readonly registrations: Registrations
  readonly limits: DeviceLimits
  readonly deliveries: Deliveries
  readonly log: PushLog
  readonly failures: Failures<ApnsFailure | ConnectionFailure, PushReceiver>
  readonly random: Random
}

const devicePath = /^\/3\/device(?:\/([^/?]*))?$/

export function apnsService(parts: ApnsParts): Service {
  return async (request, now) => {
    const candidate = examine(request, parts)
    const rejection = (await firstRejection(candidate)) ?? tooMany(candidate, parts, now)
    const id = answeredId(request, rejection, parts.random)
    const failure =
      rejection === undefined ? parts.failures.take(candidate.known?.registration.receiver) : undefined
    const accepted = (): ServiceResponse => {
      accept(candidate, id, parts, now)
      return { status: 200, headers: acceptedHeaders(request, id, parts), body: '' }
    }
    if (failure !== undefined && isConnectionFailure(failure)) {
      if (isAcceptedInSpiteOf(failure)) return { ...accepted(), failure }
      parts.log.break('apns', failure.connection, candidate.known?.registration)
      return { status: 500, headers: {}, body: '', failure }
    }
    if (rejection === undefined && failure === undefined) return accepted()
    if (failure?.afterAccepting) accept(candidate, id, parts, now)
    const why = rejection ?? (failure && ordered(failure, request, parts, now))
    if (why === undefined) throw new Error('a notification is neither accepted nor refused')
    const status = apnsStatus[why.reason]
    const to = candidate.known?.registration.receiver.name
    parts.log.reject({ at: now, service: 'apns', status, reason: why.reason, path: request.path, to })
    return errorAnswer(status, id, why)
  }
}

/** "Too many requests were made consecutively to the same device token." */
function tooMany({ known }: Candidate, { limits }: ApnsParts, now: Instant): ApnsRejection | undefined {
  const waitMs = known && limits.take(known.registration, now)
  return waitMs === undefined ? undefined : { reason: 'TooManyRequests' }
}

/** The id by which the console of Apple finds a notification is told in the sandbox alone. */
const acceptedHeaders = (request: ServiceRequest, id: string, { random }: ApnsParts) => ({
  'apns-id': id,
  ...(isSandbox(request) && { 'apns-unique-id': randomUuid(random) }),
})

/** As the service itself would say it: 410 has its time, and a token that is called expired may be replaced at once. */
function ordered(
  failure: ApnsFailure,
  { connection }: ServiceRequest,
  { providerTokens }: ApnsParts,
  now: Instant,
): ApnsRejection & ApnsFailure {
  if (failure.reason === 'ExpiredProviderToken') providerTokens.expire(connection)
  return apnsStatus[failure.reason] === 410 ? { ...failure, timestamp: now } : failure
}

function examine(request: ServiceRequest, { registrations, providerTokens }: ApnsParts): Candidate {
  const match = devicePath.exec(request.path)
  const deviceToken = match === null ? undefined : (match[1] ?? '').toLowerCase()
  const json = parseJson(bodyText(request.body))
  return {
    request,
    deviceToken,
    known: registrations.find('apns', deviceToken ?? ''),
    json,
    payload: readPayload(json),
    providerTokens,
  }
}

function accept(candidate: Candidate, id: string, { log, deliveries }: ApnsParts, now: Instant): void {
  const { request, deviceToken: token, known, json, payload } = candidate
  if (token === undefined || known === undefined || payload === undefined) {
    throw new Error('the checks let a request pass without a known device token or without a payload')
  }
  const message = pushMessageFromApns(request, payload, id, now)
  const { registration } = known
  const headers = withoutCredentials(request.headers)
  log.accept({ at: now, message, token, headers, payload: json, registration })
  deliveries.dispatch(message, registration, now)
}

function errorAnswer(status: number, id: string, why: ApnsRejection & Partial<ApnsFailure>): ServiceResponse {
  const { reason, timestamp, retryAfter } = why
  return {
    status,
    headers: {
      'apns-id': id,
      'content-type': 'application/json',
      ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
    },
    body: JSON.stringify({ reason, timestamp }),
  }
}

/** The id that the provider gave, unless it is malformed, or else one of ours ("a new UUID is created by APNs"). */
function answeredId(
  { headers }: ServiceRequest,
  rejection: ApnsRejection | undefined,
  random: Random,
): string {
  const given = rejection?.reason === 'BadMessageId' ? undefined : headers['apns-id']
  return given ?? randomUuid(random)
}
