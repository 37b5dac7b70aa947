/**
 * @module Who subscribes to which topic: `projects.registrations.topicSubscriptions` of FCM, and `batchAdd` and `batchRemove` of the
 * Instance ID service, by which older libraries do it.
 */

import { z } from 'zod'
import { parseJson } from '../../../contract/violations.ts'
import type { Instant } from '../../clock/clock.ts'
import { bodyText, json, type ServiceRequest, type ServiceResponse } from '../../transport/service.ts'
import type { FcmProject } from '../credentials.ts'
import type { PushLog } from '../push-log.ts'
import type { Registration, Registrations } from '../registrations.ts'
import type { AccessTokens } from './access-tokens.ts'
import { refuseCaller } from './caller.ts'
import { type FcmRefusal, fcmStatusOf, invalidField, toAnswer } from './errors.ts'
import { type Subscriptions, topicName } from './topics.ts'

export interface TopicParts {
  readonly project: FcmProject
  readonly accessTokens: AccessTokens
  readonly registrations: Registrations
  readonly subscriptions: Subscriptions
  readonly log: PushLog
}

const subscriptionPath =
  /^\/v1\/projects\/([^/?]+)\/registrations\/([^/?]+)\/topicSubscriptions(?:\/([^/?]+))?(?:\?(.*))?$/
const batchPath = /^\/iid\/v1:batch(Add|Remove)$/

/** "Each request is limited to 1,000 app instances." */
const batch = z.object({ to: z.string(), registration_tokens: z.array(z.string()).min(1).max(1000) })

/** The answer, or undefined where the request is not about topics. */
export function topicAnswer(
  request: ServiceRequest,
  parts: TopicParts,
  now: Instant,
): ServiceResponse | undefined {
  const direction = batchPath.exec(request.path)?.[1]
  const refusedOr = (outcome: FcmRefusal | ServiceResponse): ServiceResponse => {
    if ('body' in outcome) return outcome
    const { status, message } = outcome
    parts.log.reject({
      at: now,
      service: 'fcm',
      status: fcmStatusOf(outcome),
      reason: status,
      message,
      path: request.path,
    })
    return toAnswer(outcome)
  }
  if (direction !== undefined && request.method === 'POST') {
    return refusedOr(refuseCaller(request, parts) ?? changeBatch(request, parts, direction === 'Add'))
  }
  const [, projectId, token, topic, query = ''] = subscriptionPath.exec(request.path) ?? []
  if (token === undefined) return undefined
  const refusal = refuseCaller(request, parts, projectId)
  if (refusal !== undefined) return refusedOr(refusal)
  const fields = new URLSearchParams(query)
  const isCreated = request.method === 'POST' && topic === undefined
  if (!isCreated && (request.method !== 'DELETE' || topic === undefined)) return undefined
  return refusedOr(changeOne(isCreated, decoded(token), topic && decoded(topic), fields, parts, now))
}

/** The path segment without percent encoding; one that is malformed stays as it is, and names nothing. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

/** The registration of a token, or why there is none. */
function registrationOf(token: string, { registrations }: TopicParts): Registration | FcmRefusal {
  const known = registrations.find('fcm', token)
  if (known !== undefined && known.voidSince === undefined) return known.registration
  return { status: 'NOT_FOUND', message: 'Requested entity was not found.' }
}

function changeOne(
  isCreated: boolean,
  token: string,
  named: string | undefined,
  fields: URLSearchParams,
  parts: TopicParts,
  now: Instant,
): FcmRefusal | ServiceResponse {
  const either = (camel: string, snake: string) => fields.get(camel) ?? fields.get(snake) ?? ''
  const topic = topicName(named ?? either('topicName', 'topic_name'))
  if (topic === undefined) return invalidField('topic_name', 'Invalid topic name.')
  const registration = registrationOf(token, parts)
  if ('status' in registration) return registration
  if (!isCreated) {
    const isGone = parts.subscriptions.remove(registration, topic)
    const isMissingAllowed = either('allowMissing', 'allow_missing') === 'true'
    return isGone || isMissingAllowed
      ? json(200, {})
      : { status: 'NOT_FOUND', message: 'Requested entity was not found.' }
  }
  if (!parts.subscriptions.add(registration, topic))
    return { status: 'ALREADY_EXISTS', message: 'Requested entity already exists' }
  const parent = `projects/${parts.project.projectId}/registrations/${token}`
  return json(200, {
    name: `${parent}/topicSubscriptions/${topic}`,
    topic_name: topic,
    create_time: new Date(now).toISOString(),
  })
}

/** One result for each token, in their order: an empty object, or its error. */
function changeBatch(request: ServiceRequest, parts: TopicParts, isAdded: boolean): ServiceResponse {
  const parsed = batch.safeParse(parseJson(bodyText(request.body)))
  const topic =
    parsed.success && parsed.data.to.startsWith('/topics/') ? topicName(parsed.data.to) : undefined
  if (!parsed.success || topic === undefined) return json(400, { error: 'InvalidTopicName' })
  const results = parsed.data.registration_tokens.map((token) => {
    const registration = registrationOf(token, parts)
    if ('status' in registration) return { error: 'NOT_FOUND' }
    if (isAdded) parts.subscriptions.add(registration, topic)
    else parts.subscriptions.remove(registration, topic)
    return {}
  })
  return json(200, { results })
}
