/** @module Messages that a simulated gateway or carrier does not take now. */

import type { Instant } from '../../../simulators/clock/clock.ts'
import type { PushReceiver } from '../../../simulators/push-gateway/message.ts'
import type { DeliveryFailure } from '../../ports/scene.ts'
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

function failureOptions({ retryAfterMs, byDate, answerLost = false }: DeliveryFailure, now: Instant) {
  if (retryAfterMs === undefined) return { afterAccepting: answerLost }
  const retryAfter = byDate ? new Date(now + retryAfterMs).toUTCString() : String(retryAfterMs / 1_000)
  return { afterAccepting: answerLost, retryAfter }
}

/** A phone is known to one of the two services alone, so that the order to the other one meets nobody. */
export const deliveryFailures = ({ clock, gateway, carrier }: Simulators) => ({
  nextPush(to: PushReceiver, how: DeliveryFailure): void {
    const order = failureOptions(how, clock.now())
    gateway.conditions.apns.failNext({ ...(how.tooMany ? tooManyFor.apns : apns), ...order }, to)
    gateway.conditions.fcm.failNext({ ...(how.tooMany ? tooManyFor.fcm : fcm), ...order }, to)
  },
  pushes(to: PushReceiver, refused: boolean): void {
    gateway.conditions.apns.clear(to)
    gateway.conditions.fcm.clear(to)
    if (!refused) return
    gateway.conditions.apns.failWith(apns, to)
    gateway.conditions.fcm.failWith(fcm, to)
  },
  nextSms(to: string, how: DeliveryFailure): void {
    const order = failureOptions(how, clock.now())
    carrier.conditions.failNext({ ...(how.tooMany ? tooManyFor.twilio : twilio), ...order }, to)
  },
  allSms(to: string, refused: boolean): void {
    carrier.conditions.clear(to)
    if (refused) carrier.conditions.failWith(twilio, to)
  },
})
