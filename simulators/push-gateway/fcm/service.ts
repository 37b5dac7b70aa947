/** @module FCM's HTTP v1 API: `POST /v1/projects/<project>/messages:send`, and beside it the topics of `topic-service.ts`. */

import { parseJson } from '../../../contract/violations.ts'
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
  bodyText,
  json,
  type Service,
  type ServiceRequest,
  type ServiceResponse,
} from '../../transport/service.ts'
import type { Deliveries } from '../deliveries.ts'
import type { DeviceLimits } from '../device-limits.ts'
import type { PushReceiver } from '../message.ts'
import { withoutCredentials } from '../push-log.ts'
import type { Registration } from '../registrations.ts'
import { refuseCaller } from './caller.ts'
import {
  type FcmErrorCode,
  type FcmRefusal,
  fcmRefusal,
  fcmStatusOf,
  toAnswer,
  unreadableFields,
} from './errors.ts'
import { pushMessageFromFcm, readSendRequest } from './message.ts'
import type { FcmMessage } from './schema.ts'
import { type TopicParts, topicAnswer } from './topic-service.ts'
import { readCondition, topicName } from './topics.ts'

/** A failure ordered by a test. */
export interface FcmFailure {
  readonly errorCode: FcmErrorCode
  /** As it goes over the wire: seconds, or a date (RFC 9110, 10.2.3). */
  readonly retryAfter?: string
  /** The message is accepted and delivered nevertheless, as where the answer is lost. */
  readonly afterAccepting?: boolean
}

export interface FcmParts extends TopicParts {
  readonly limits: DeviceLimits
  readonly deliveries: Deliveries
  readonly failures: Failures<FcmFailure | ConnectionFailure, PushReceiver>
  readonly random: Random
}

/** A request that FCM can carry out. A message to a topic has no registration: it goes to whoever subscribes. */
interface ReadRequest {
  readonly json: unknown
  readonly message: FcmMessage
  readonly registration: Registration | undefined
  readonly validateOnly: boolean
}

/** Far above every legal message; Google's front end refuses such bodies before FCM sees them. */
const maximumBodyBytes = 64 * 1024

const sendPath = /^\/v1\/projects\/([^/?]+)\/messages:send(?:\?|$)/

export function fcmService(parts: FcmParts): Service {
  return (request, now) => {
    const answered = topicAnswer(request, parts, now)
    if (answered !== undefined) return answered
    const sent = send(request, parts, now)
    if ('body' in sent) return sent
    const reason = sent.errorCode ?? sent.status
    const status = fcmStatusOf(sent)
    const { message, to } = sent
    parts.log.reject({ at: now, service: 'fcm', status, reason, message, path: request.path, to })
    return toAnswer(sent)
  }
}

/** `to`: the phone that the message was for, where the service knew. */
type RefusedMessage = FcmRefusal & { readonly to?: string | undefined }

/** Carries a request out. Returns the answer with the name of the message, or why it is refused. */
function send(request: ServiceRequest, parts: FcmParts, now: Instant): ServiceResponse | RefusedMessage {
  const projectId = sendPath.exec(request.path)?.[1]
  if (projectId === undefined || request.method !== 'POST')
    return { status: 'NOT_FOUND', message: 'Not Found', isForeign: true }
  const order = refuseCaller(request, parts, projectId) ?? readOrder(request, parts)
  if ('status' in order) return order
  const receiver = order.registration?.receiver
  const waitMs =
    order.registration && !order.validateOnly ? parts.limits.take(order.registration, now) : undefined
  if (waitMs !== undefined) return { ...tooMany(waitMs), to: receiver?.name }
  const accepted = (): ServiceResponse => {
    const id = order.validateOnly ? 'fake_message_id' : makeId(parts.random, now)
    if (!order.validateOnly) accept(order, id, request, parts, now)
    return json(200, { name: `projects/${parts.project.projectId}/messages/${id}` })
  }
  const failure = parts.failures.take(receiver)
  if (failure === undefined) return accepted()
  if (isConnectionFailure(failure)) {
    if (isAcceptedInSpiteOf(failure)) return { ...accepted(), failure }
    parts.log.break('fcm', failure.connection, order.registration)
    return { status: 500, headers: {}, body: '', failure }
  }
  if (failure.afterAccepting) accepted()
  return { ...ordered(failure), to: receiver?.name }
}

const tooMany = (waitMs: number): FcmRefusal => ({
  ...fcmRefusal('QUOTA_EXCEEDED', 'Quota exceeded for quota metric of one device.'),
  retryAfter: String(Math.ceil(waitMs / 1000)),
})

const ordered = ({ errorCode, retryAfter }: FcmFailure): FcmRefusal => ({
  ...fcmRefusal(errorCode, `Failed as ordered: ${errorCode}`),
  ...(retryAfter !== undefined && { retryAfter }),
})

function readOrder(
  request: ServiceRequest,
  { project, registrations }: FcmParts,
): ReadRequest | RefusedMessage {
  if (bodyLength(request.body) > maximumBodyBytes) {
    return unreadableFields([{ field: '', description: 'Request payload size exceeds the limit.' }])
  }
  const value = parseJson(bodyText(request.body))
  const read = readSendRequest(value)
  if ('status' in read) return read
  const { message, validateOnly = false } = read
  const base = { json: value, message, validateOnly }
  if (message.token === undefined) {
    return message.fid === undefined ? { ...base, registration: undefined } : unregistered
  }
  if (!tokenForm.test(message.token)) {
    return fcmRefusal('INVALID_ARGUMENT', 'The registration token is not a valid FCM registration token')
  }
  const known = registrations.find('fcm', message.token)
  if (known === undefined || known.voidSince !== undefined)
    return { ...unregistered, to: known?.registration.receiver.name }
  const restricted = message.android?.restrictedPackageName ?? project.packageName
  return restricted === known.registration.app ? { ...base, registration: known.registration } : unregistered
}

const unregistered = fcmRefusal('UNREGISTERED', 'Requested entity was not found.')

const tokenForm = /^[\w-]{20,}:[\w-]{100,}$/

function accept(
  order: ReadRequest,
  id: string,
  request: ServiceRequest,
  parts: FcmParts,
  now: Instant,
): void {
  const { registration } = order
  const receivers = registration ? [registration] : subscribersOf(order.message, parts)
  const first = receivers[0] ?? { app: parts.project.packageName, receiver: nobody }
  const message = pushMessageFromFcm(order.message, first, id, now)
  parts.log.accept({
    at: now,
    message,
    token: order.message.token ?? '',
    headers: withoutCredentials(request.headers),
    payload: order.json,
    ...(registration && { registration }),
  })
  if (receivers.length === 0)
    parts.log.record('dropped', message, undefined, 'nobody subscribes to the topic')
  for (const one of receivers) {
    parts.deliveries.dispatch(pushMessageFromFcm(order.message, one, id, now), one, now)
  }
}

/** A message to topics is read as one for an Android phone where nobody gets it. */
const nobody: PushReceiver = { name: 'nobody', obstacle: () => undefined, receive: () => {} }

function subscribersOf(
  { topic, condition }: FcmMessage,
  { subscriptions, registrations }: FcmParts,
): Registration[] {
  const name = topicName(topic ?? '')
  const holds =
    condition === undefined
      ? (topics: ReadonlySet<string>) => topics.has(name ?? '')
      : readCondition(condition)
  const subscribers = holds === undefined ? [] : subscriptions.subscribers(holds)
  return subscribers.filter((registration) => registrations.has(registration))
}

/** As FCM makes them: microseconds and a random part. */
const makeId = (random: Random, now: Instant): string =>
  `0:${now * 1000}%${Buffer.from(random.bytes(8)).toString('hex')}`
