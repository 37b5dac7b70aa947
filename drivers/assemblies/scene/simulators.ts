/** @module Everything around the server under test, for one scenario: clock, gateways, and the record of it all. */

import {
  type AttestationKey,
  type AttestationService,
  attestationKey,
  createAttestationService,
} from '../../../simulators/attestation/attestation-service.ts'
import {
  type Now,
  OffsetClock,
  type SceneTime,
  VirtualClock,
  virtualTime,
} from '../../../simulators/clock/clock.ts'
import { Timeline, type TimelineOptions } from '../../../simulators/clock/timeline.ts'
import { type PushCredentials, pushCredentials } from '../../../simulators/push-gateway/credentials.ts'
import { createPushGateway, type PushGateway } from '../../../simulators/push-gateway/gateway.ts'
import { type Random, seededRandom } from '../../../simulators/random.ts'
import { createSmsCarrier, type SmsCarrier } from '../../../simulators/sms-carrier/carrier.ts'
import { exampleAccount } from '../../../simulators/sms-carrier/credentials.ts'
import { asFetch } from '../../../simulators/transport/in-process/as-fetch.ts'
import { pushHosts, smsHosts } from '../../../simulators/transport/production-hosts.ts'
import type { Service } from '../../../simulators/transport/service.ts'

export interface Simulators {
  readonly seed: string
  readonly clock: { readonly now: Now }
  readonly time: SceneTime
  /** That of the machine on which the server under test runs. */
  readonly serverClock: OffsetClock
  readonly random: Random
  readonly timeline: Timeline
  readonly gateway: PushGateway
  readonly carrier: SmsCarrier
  readonly attestationService: AttestationService
  /** Exceptions of simulated services, which are ours, whatever the server makes of the answer that did not come. */
  readonly errors: ReadonlySet<unknown>
  report(error: unknown): void
}

/** A fetch that knows the simulated services of a scene and nothing else. */
export const fetchOf = ({ gateway, carrier, clock }: Simulators): typeof fetch =>
  asFetch(
    {
      [pushHosts.fcm]: gateway.fcm,
      [pushHosts.oauth]: gateway.oauth,
      [smsHosts.messages]: carrier.messages,
    },
    clock.now,
  )

/** The keys by which the services and the server under test know each other. */
export interface ServiceKeys {
  readonly push: PushCredentials
  readonly attestation: AttestationKey
}

/** The keys of this process. */
export const serviceKeys = (): ServiceKeys => ({ push: pushCredentials(), attestation: attestationKey() })

/**
 * The same seed gives the same tokens, ids and numbers. `credentialClock`: by which the server stamps its provider tokens; by default its own, which the lab sets.
 * `timelineOptions`: how much is kept of events and messages, and who is told of each.
 */
export function createSimulators(
  seed: string,
  keys = serviceKeys(),
  credentialClock?: Now,
  time = virtualTime(new VirtualClock()),
  timelineOptions: TimelineOptions = {},
): Simulators {
  const clock = { now: time.now }
  const random = seededRandom(seed)
  const timeline = new Timeline(clock.now, timelineOptions)
  const { keepNewest } = timelineOptions
  const credentials = keys.push.gateway
  const gateway = createPushGateway({
    clock: clock.now,
    credentialClock: credentialClock ?? clock.now,
    random,
    timeline,
    credentials,
    keepNewest,
  })
  const carrier = createSmsCarrier({ random, timeline, account: exampleAccount, keepNewest })
  const errors = new Set<unknown>()
  const watched =
    (service: Service): Service =>
    async (request, now) => {
      try {
        return await service(request, now)
      } catch (error) {
        errors.add(error)
        throw error
      }
    }
  const serverClock = new OffsetClock(clock.now)
  return {
    seed,
    clock,
    time,
    serverClock,
    random,
    timeline,
    gateway: {
      ...gateway,
      apns: watched(gateway.apns),
      fcm: watched(gateway.fcm),
      oauth: watched(gateway.oauth),
    },
    carrier: { ...carrier, messages: watched(carrier.messages) },
    errors,
    report: (error) => void errors.add(error),
    attestationService: createAttestationService(clock.now, keys.attestation),
  }
}
