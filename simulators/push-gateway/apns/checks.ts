/** @module What APNs checks of a request, in the order in which it does ("Sending notification requests to APNs"). */

import { apnsSandboxHosts, pushHosts } from '../../transport/production-hosts.ts'
import { bodyLength, type ServiceRequest } from '../../transport/service.ts'
import type { KnownToken } from '../registrations.ts'
import type { ApnsPayload } from './payload.ts'
import type { ProviderTokens } from './provider-tokens.ts'
import type { ApnsReason, ApnsRejection } from './reasons.ts'

/** A request under examination. */
export interface Candidate {
  readonly request: ServiceRequest
  /** From the path; undefined where the path is not one of notifications. */
  readonly deviceToken: string | undefined
  readonly known: KnownToken | undefined
  /** The body as received, and as far as a phone can read it. */
  readonly json: unknown
  readonly payload: ApnsPayload | undefined
  readonly providerTokens: ProviderTokens
}

type Verdict = ApnsReason | ApnsRejection | undefined
type Check = (candidate: Candidate) => Verdict | Promise<Verdict>

/** The push types, with the suffix that the topic of each must have (header `apns-topic`). */
const topicSuffix: Readonly<Record<string, string>> = {
  alert: '',
  background: '',
  mdm: '',
  voip: '.voip',
  complication: '.complication',
  fileprovider: '.pushkit.fileprovider',
  location: '.location-query',
  pushtotalk: '.voip-ptt',
  liveactivity: '.push-type.liveactivity',
  controls: '.push-type.controls',
  widgets: '.push-type.widgets',
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const hexToken = /^([0-9a-f]{2})+$/i
const wholeNumber = /^\d{1,15}$/

const collapseIdBytes = 64
const payloadBytes = 4096
const voipPayloadBytes = 5120

const pushTypeOf = ({ headers }: ServiceRequest): string => headers['apns-push-type'] ?? 'alert'

/** Table 4: "One or more headers are repeated." Those that APNs does not read are assumed to do no harm. */
const headersOnce: Check = ({ request: { repeated = [] } }) =>
  repeated.some((name) => name === 'authorization' || name.startsWith('apns-'))
    ? 'DuplicateHeaders'
    : undefined

const messageId: Check = ({ request: { headers } }) =>
  headers['apns-id'] === undefined || uuid.test(headers['apns-id']) ? undefined : 'BadMessageId'

const method: Check = ({ request }) => (request.method === 'POST' ? undefined : 'MethodNotAllowed')

const path: Check = ({ deviceToken }) => (deviceToken === undefined ? 'BadPath' : undefined)

/** Recommended on iOS, so that a request without it is good. */
const pushType: Check = ({ request }) =>
  Object.hasOwn(topicSuffix, pushTypeOf(request)) ? undefined : 'InvalidPushType'

const topic: Check = ({ request }) => {
  const named = request.headers['apns-topic']
  if (named === undefined || named === '') return 'MissingTopic'
  return named.endsWith(topicSuffix[pushTypeOf(request)] ?? '') ? undefined : 'BadTopic'
}

const collapseId: Check = ({ request: { headers } }) =>
  bodyLength(headers['apns-collapse-id'] ?? '') > collapseIdBytes ? 'BadCollapseId' : undefined

/** For background notifications "using priority 10 is an error"; leaving it out, which means 10, passes in practice. */
const priority: Check = ({ request }) => {
  const wanted = request.headers['apns-priority']
  if (wanted === undefined) return undefined
  const allowed = pushTypeOf(request) === 'background' ? ['5', '1'] : ['10', '5', '1']
  return allowed.includes(wanted) ? undefined : 'BadPriority'
}

const expiration: Check = ({ request: { headers } }) =>
  wholeNumber.test(headers['apns-expiration'] ?? '0') ? undefined : 'BadExpirationDate'

const deviceTokenForm: Check = ({ deviceToken = '' }) => {
  if (deviceToken === '') return 'MissingDeviceToken'
  return hexToken.test(deviceToken) ? undefined : 'BadDeviceToken'
}

const providerToken: Check = ({ request, providerTokens }) =>
  providerTokens.admit(request.connection, request.headers.authorization)

const topicOfTeam: Check = ({ request, providerTokens }) => {
  const suffix = topicSuffix[pushTypeOf(request)] ?? ''
  const named = request.headers['apns-topic'] ?? ''
  const bundleId = named.slice(0, named.length - suffix.length)
  return providerTokens.teamOf(request.connection)?.bundleIds.includes(bundleId)
    ? undefined
    : 'TopicDisallowed'
}

/** By the host that was asked for; undefined where it is none of Apple's, and tokens of both are taken. */
export function isSandbox({ host }: ServiceRequest): boolean | undefined {
  if (host === pushHosts.apns) return false
  return apnsSandboxHosts.some((sandbox) => sandbox === host) ? true : undefined
}

/** "Verify that the request contains a valid token and that the token matches the environment." */
const deviceTokenKnown: Check = ({ known, request }) => {
  if (known === undefined) return 'BadDeviceToken'
  const { isDevelopment } = known.registration
  const asked = isSandbox(request) ?? isDevelopment
  return isDevelopment === undefined || asked === isDevelopment ? undefined : 'BadDeviceToken'
}

const deviceTokenForTopic: Check = ({ known, request: { headers } }) =>
  known?.registration.app === headers['apns-topic'] ? undefined : 'DeviceTokenNotForTopic'

const deviceTokenLive: Check = ({ known }) =>
  known?.voidSince === undefined ? undefined : { reason: 'Unregistered', timestamp: known.voidSince }

const payloadSize: Check = ({ request }) =>
  bodyLength(request.body) > (pushTypeOf(request) === 'voip' ? voipPayloadBytes : payloadBytes)
    ? 'PayloadTooLarge'
    : undefined

/** Apple names no reason for a body that is no JSON object; this is the nearest. */
const payloadPresent: Check = ({ payload }) => (payload === undefined ? 'PayloadEmpty' : undefined)

/**
 * The order is not Apple's, which is not documented: the form of the request, then who asks, then about whom, then
 * what. A provider without credentials so learns nothing about tokens.
 */
const checks: readonly Check[] = [
  headersOnce,
  messageId,
  method,
  path,
  pushType,
  topic,
  collapseId,
  priority,
  expiration,
  deviceTokenForm,
  providerToken,
  topicOfTeam,
  deviceTokenKnown,
  deviceTokenForTopic,
  deviceTokenLive,
  payloadSize,
  payloadPresent,
]

/** The first objection to the request, or undefined where APNs accepts it. */
export async function firstRejection(candidate: Candidate): Promise<ApnsRejection | undefined> {
  for (const check of checks) {
    const found = check(candidate)
    // Waiting for what is there already would take longer than the check.
    const verdict = found instanceof Promise ? await found : found
    if (verdict !== undefined) return typeof verdict === 'string' ? { reason: verdict } : verdict
  }
  return undefined
}
