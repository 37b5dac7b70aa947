/** @module The simulated push gateway: APNs and FCM for providers, deliveries to phones. */

import type { Instant, Now, TimeParticipant } from '../clock/clock.ts'
import type { Timeline } from '../clock/timeline.ts'
import type { Random } from '../random.ts'
import type { ConnectionFailure } from '../transport/connection-failure.ts'
import { DeliveryPlan } from '../transport/delivery-plan.ts'
import { Failures } from '../transport/failures.ts'
import type { Service } from '../transport/service.ts'
import { ProviderTokens } from './apns/provider-tokens.ts'
import { type ApnsFailure, apnsService } from './apns/service.ts'
import type { PushAccounts } from './credentials.ts'
import { Deliveries } from './deliveries.ts'
import { type DeviceLimit, DeviceLimits } from './device-limits.ts'
import { AccessTokens } from './fcm/access-tokens.ts'
import { type OauthFailure, oauthService } from './fcm/oauth.ts'
import { type FcmFailure, fcmService } from './fcm/service.ts'
import { Subscriptions } from './fcm/topics.ts'
import type { PushMessage, PushReceiver, PushService } from './message.ts'
import { type AcceptedPush, PushLog, type RejectedPush } from './push-log.ts'
import { carrierOf, Registrations } from './registrations.ts'

export interface PushGatewayOptions {
  /** For delivery and expiry. */
  readonly clock: Now
  /** For the age of provider tokens: the clock that the server under test stamps them by. */
  readonly credentialClock: Now
  readonly random: Random
  readonly timeline: Timeline
  readonly credentials: PushAccounts
  /** How many of the newest accepted and rejected messages are kept at least; all by default. */
  readonly keepNewest?: number | undefined
  /** How many messages one app on one phone may be sent: as many as anybody likes by default. Apple tells no numbers. */
  readonly deviceLimits?: Readonly<Partial<Record<PushService, readonly DeviceLimit[]>>>
}

/** Conditions that a test sets. Failures apply only to requests that would have been accepted. */
export interface PushConditions extends Pick<DeliveryPlan<PushReceiver>, 'deliver' | 'deliverNext'> {
  /** How messages that were accepted are delivered. */
  readonly network: DeliveryPlan<PushReceiver>
  readonly apns: Failures<ApnsFailure | ConnectionFailure, PushReceiver>
  readonly fcm: Failures<FcmFailure | ConnectionFailure, PushReceiver>
  readonly oauth: Failures<OauthFailure>
}

export interface PushGateway extends TimeParticipant {
  readonly apns: Service
  readonly fcm: Service
  readonly oauth: Service
  /**
   * A token for an app on a phone, of FCM also for an iPhone: the simulated app, unless another bundle id or package name is given. `isDevelopment`: that of
   * a development build is good in the sandbox of APNs alone, that of another in production alone; unless it is said, in both.
   */
  register(receiver: PushReceiver, service: PushService, app?: string, isDevelopment?: boolean): string
  /** The app was uninstalled: its token is void, and messages in transit are dropped on arrival. */
  unregister(token: string): void
  /** A new token for the same app; the old one is void from now on. What is stored for the app stays. */
  rotate(token: string): string
  /**
   * Accepts a notification of another provider of the same app: text for information, without data for the app to act
   * upon (NOTIF-EN-03). It expires after an hour. A token that was never registered, or is void, is a `RangeError`.
   */
  sendInformation(token: string, text: string): void
  /** Whether the token is one of its own, void or not. */
  knows(token: string): boolean
  /** Delivers at once what is stored for a phone that can be reached again; `settle` does so for all phones. */
  flush(receiver: PushReceiver): void
  /** Takes away every message, and every failure and delivery mode that was ordered. Tokens and registrations stay. */
  reset(): void
  readonly conditions: PushConditions
  readonly accepted: readonly AcceptedPush[]
  readonly rejected: readonly RejectedPush[]
}

const informationLifetimeMs = 60 * 60 * 1_000

export function createPushGateway(options: PushGatewayOptions): PushGateway {
  const { clock, credentialClock, timeline, credentials } = options
  const random = options.random.fork('push gateway')
  const plan = new DeliveryPlan<PushReceiver>('normal')
  const log = new PushLog(timeline, options.keepNewest)
  const registrations = new Registrations(random.fork('tokens'))
  const deliveries = new Deliveries(plan, registrations, log)
  const failures = {
    apns: new Failures<ApnsFailure | ConnectionFailure, PushReceiver>(),
    fcm: new Failures<FcmFailure | ConnectionFailure, PushReceiver>(),
    oauth: new Failures<OauthFailure>(),
  }
  const limits = {
    apns: new DeviceLimits(options.deviceLimits?.apns),
    fcm: new DeviceLimits(options.deviceLimits?.fcm),
  }
  const project = credentials.fcm
  const accessTokens = new AccessTokens(project, credentialClock, random.fork('access tokens'))
  const providerTokens = new ProviderTokens(credentials.apns, credentialClock)
  const shared = { registrations, deliveries, log, accessTokens, project, random: random.fork('ids') }
  const app = { apns: credentials.apns[0]?.bundleIds[0] ?? project.packageName, fcm: project.packageName }

  return {
    name: 'push gateway',
    apns: apnsService({ ...shared, providerTokens, limits: limits.apns, failures: failures.apns }),
    fcm: fcmService({
      ...shared,
      subscriptions: new Subscriptions(),
      limits: limits.fcm,
      failures: failures.fcm,
    }),
    oauth: oauthService({ ...shared, clock: credentialClock, failures: failures.oauth }),
    register: (receiver, service, named = app[service], isDevelopment) =>
      registrations.register({ receiver, service, app: named, isDevelopment }),
    unregister: (token) => registrations.unregister(token, clock()),
    rotate: (token) => registrations.rotate(token, clock()),
    sendInformation(token, text) {
      const now = clock()
      const registration = registrations.liveRegistration(token)
      const notification = { title: 'IBKR Mobile', body: text }
      const message: PushMessage = {
        service: carrierOf(registration),
        id: `information-${now}`,
        ...notification,
        data: {},
        storageKey: registration.app,
        priority: 'high',
        sentAt: now,
        expiresAt: now + informationLifetimeMs,
      }
      log.accept({ at: now, message, token, headers: {}, payload: { notification }, registration })
      deliveries.dispatch(message, registration, now)
    },
    knows: (token) => (['apns', 'fcm'] as const).some((service) => registrations.find(service, token)),
    flush: (receiver) => deliveries.flush(receiver, clock()),
    reset() {
      const ordered = [failures.apns, failures.fcm, failures.oauth, plan]
      for (const one of [...ordered, limits.apns, limits.fcm, deliveries, log]) one.clear()
    },
    settle: async (now: Instant) => deliveries.settle(now),
    conditions: {
      deliver: (how, to) => plan.deliver(how, to),
      deliverNext: (how, to) => plan.deliverNext(how, to),
      network: plan,
      ...failures,
    },
    accepted: log.accepted,
    rejected: log.rejected,
  }
}
