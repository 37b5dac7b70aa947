/** @module Lets the simulated gateway and carrier refuse messages. Delays and losses of accepted ones are in `simulated-scene.ts`. */

import type { Instant } from '../../../simulators/clock/clock.ts'
import type { PushReceiver } from '../../../simulators/push-gateway/message.ts'
import type { ServiceRefusal } from '../../ports/scene.ts'
import type { Simulators } from './simulators.ts'

const apns = { reason: 'ServiceUnavailable' } as const
const fcm = { errorCode: 'UNAVAILABLE' } as const
const twilio = { code: 20503 } as const

/** Status 429 (RFC 6585, section 4) instead of 503. */
const tooManyFor = {
  apns: { reason: 'TooManyRequests' },
  fcm: { errorCode: 'QUOTA_EXCEEDED' },
  twilio: { code: 20429 },
} as const

/** What the gateway answers where neither the registration nor its load is the reason. */
const forbiddenFor = {
  apns: { reason: 'Forbidden' },
  fcm: { errorCode: 'THIRD_PARTY_AUTH_ERROR' },
} as const

/** One reason for each of the two push services. */
function pushReasonsOf({ tooMany, forbidden }: ServiceRefusal) {
  if (forbidden) return forbiddenFor
  return tooMany ? tooManyFor : { apns, fcm }
}

function refusalOptions({ retryAfterMs, byDate, answerLost = false }: ServiceRefusal, now: Instant) {
  if (retryAfterMs === undefined) return { afterAccepting: answerLost }
  const retryAfter = byDate ? new Date(now + retryAfterMs).toUTCString() : String(retryAfterMs / 1_000)
  return { afterAccepting: answerLost, retryAfter }
}

/** A phone is registered with one of APNs and FCM; the failure injected into the other has no effect. */
export const serviceRefusals = ({ clock, gateway, carrier }: Simulators) => ({
  nextPush(to: PushReceiver, how: ServiceRefusal): void {
    const options = refusalOptions(how, clock.now())
    const reasons = pushReasonsOf(how)
    gateway.conditions.apns.failNext({ ...reasons.apns, ...options }, to)
    gateway.conditions.fcm.failNext({ ...reasons.fcm, ...options }, to)
  },
  pushes(to: PushReceiver, refused: boolean): void {
    gateway.conditions.apns.clear(to)
    gateway.conditions.fcm.clear(to)
    if (!refused) return
    gateway.conditions.apns.failWith(apns, to)
    gateway.conditions.fcm.failWith(fcm, to)
  },
  nextSms(to: string, how: ServiceRefusal): void {
    const options = refusalOptions(how, clock.now())
    carrier.conditions.failNext({ ...(how.tooMany ? tooManyFor.twilio : twilio), ...options }, to)
  },
  allSms(to: string, refused: boolean): void {
    carrier.conditions.clear(to)
    if (refused) carrier.conditions.failWith(twilio, to)
  },
})
