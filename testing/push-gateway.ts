/** @module A push gateway for a test, a receiver of its messages, and requests of a provider to APNs, FCM and OAuth. */

import { createPrivateKey, type KeyObject } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import { type Instant, VirtualClock } from '../simulators/clock/clock.ts'
import { Timeline } from '../simulators/clock/timeline.ts'
import { type PushAccounts, pushCredentials } from '../simulators/push-gateway/credentials.ts'
import { createPushGateway, type PushGatewayOptions } from '../simulators/push-gateway/gateway.ts'
import type {
  PushMessage,
  PushPriority,
  PushReceiver,
  PushService,
} from '../simulators/push-gateway/message.ts'
import { seededRandom } from '../simulators/random.ts'
import {
  plainConnection,
  type ServiceRequest,
  type ServiceResponse,
} from '../simulators/transport/service.ts'

export const { gateway: accounts, provider } = pushCredentials()

/** A phone that can be switched off. */
export class TestPushReceiver implements PushReceiver {
  readonly name: string
  readonly received: { message: PushMessage; at: Instant }[] = []
  on = true
  dozing = false
  deleted = 0
  readonly isIphone: boolean

  constructor(name = 'phone', isIphone = false) {
    this.name = name
    this.isIphone = isIphone
  }

  obstacle(_service: PushService, priority: PushPriority): string | undefined {
    if (!this.on) return 'it is off'
    return this.dozing && priority !== 'high' ? 'it dozes' : undefined
  }

  receive(message: PushMessage, at: Instant): void {
    this.received.push({ message, at })
  }

  messagesDeleted(): void {
    this.deleted++
  }
}

/** A gateway at the start of virtual time. `credentialClock` is the same clock, as with the reference server. */
export function createTestGateway(
  credentials: PushAccounts = accounts,
  options: Pick<PushGatewayOptions, 'deviceLimits'> = {},
) {
  const clock = new VirtualClock()
  const timeline = new Timeline(clock.now)
  const gateway = createPushGateway({
    clock: clock.now,
    credentialClock: clock.now,
    random: seededRandom('test'),
    timeline,
    credentials,
    ...options,
  })
  const pass = (ms: number) => {
    clock.moveTo(clock.now() + ms)
    return gateway.settle(clock.now())
  }
  const eventNames = () => timeline.events.map(({ what }) => what)
  return { clock, timeline, gateway, pass, eventNames }
}

export type TestGateway = ReturnType<typeof createTestGateway>

/** A provider token of APNs. Everything that can be wrong with one can be overridden. */
export function apnsToken(issuedAt: Instant, changes: { iss?: string; kid?: string; key?: KeyObject } = {}) {
  return new SignJWT({ iss: changes.iss ?? provider.apns.teamId, iat: issuedAt / 1000 })
    .setProtectedHeader({ alg: 'ES256', kid: changes.kid ?? provider.apns.keyId })
    .sign(changes.key ?? createPrivateKey(provider.apns.privateKey))
}

/** A good request for `deviceToken`, with `changes` to its headers (undefined takes one away) and parts. */
export async function apnsRequest(
  { clock }: TestGateway,
  deviceToken: string,
  changes: { headers?: Record<string, string | undefined>; body?: string } & Partial<
    Pick<ServiceRequest, 'method' | 'path' | 'host' | 'repeated' | 'connection'>
  > = {},
): Promise<ServiceRequest> {
  const { host, repeated } = changes
  const headers = {
    authorization: `bearer ${await apnsToken(clock.now())}`,
    'apns-topic': provider.apns.topic,
    'apns-push-type': 'alert',
    ...changes.headers,
  }
  return {
    method: changes.method ?? 'POST',
    path: changes.path ?? `/3/device/${deviceToken}`,
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])),
    ),
    body: changes.body ?? JSON.stringify({ aps: { alert: { title: 'Sign in', body: 'Approve?' } } }),
    connection: changes.connection ?? plainConnection(),
    ...(host !== undefined && { host }),
    ...(repeated && { repeated }),
  }
}

export const reasonOf = (answer: ServiceResponse): unknown => JSON.parse(answer.body).reason

/** An assertion for the token endpoint. */
export function assertion(now: Instant, changes: JWTPayload = {}, key = provider.fcm.privateKey) {
  const iat = Math.floor(now / 1000)
  return new SignJWT({
    iss: provider.fcm.clientEmail,
    scope: 'https://www.googleapis.com/auth/firebase.messaging',
    aud: 'https://oauth2.googleapis.com/token',
    iat,
    exp: iat + 3600,
    ...changes,
  })
    .setProtectedHeader({ alg: 'RS256' })
    .sign(createPrivateKey(key))
}

export function tokenRequest(assertion: string, changes: Partial<ServiceRequest> = {}): ServiceRequest {
  const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }
  return {
    method: 'POST',
    path: '/token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
    connection: plainConnection(),
    ...changes,
  }
}

/** An access token, obtained as a provider does. */
export async function gatewayAccessToken(
  { gateway, clock }: TestGateway,
  claims: JWTPayload = {},
): Promise<string> {
  const answer = await gateway.oauth(tokenRequest(await assertion(clock.now(), claims)), clock.now())
  return JSON.parse(answer.body).access_token
}

export function fcmRequest(
  token: string,
  body: unknown,
  changes: Partial<ServiceRequest> = {},
): ServiceRequest {
  return {
    method: 'POST',
    path: `/v1/projects/${provider.fcm.projectId}/messages:send`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
    connection: plainConnection(),
    ...changes,
  }
}
