/** @module Messages that a simulated gateway or carrier does not take now. */

import type { PushReceiver } from '../../simulators/push-gateway/message.ts'
import type { NotNow } from '../scene.ts'
import type { Simulators } from './simulators.ts'

const orderOf = ({ retryAfterMs, answerLost = false }: NotNow) => ({
  afterAccepting: answerLost,
  ...(retryAfterMs !== undefined && { retryAfterSeconds: retryAfterMs / 1_000 }),
})

const apns = { reason: 'ServiceUnavailable' } as const
const fcm = { errorCode: 'UNAVAILABLE' } as const
const twilio = { code: 20503 } as const

/** A phone is known to one of the two services alone, so that the order to the other one meets nobody. */
export const refusals = ({ gateway, carrier }: Simulators) => ({
  nextPush(to: PushReceiver, how: NotNow): void {
    gateway.conditions.apns.failNext({ ...apns, ...orderOf(how) }, to)
    gateway.conditions.fcm.failNext({ ...fcm, ...orderOf(how) }, to)
  },
  pushes(to: PushReceiver, refused: boolean): void {
    gateway.conditions.apns.heal(to)
    gateway.conditions.fcm.heal(to)
    if (!refused) return
    gateway.conditions.apns.failWith(apns, to)
    gateway.conditions.fcm.failWith(fcm, to)
  },
  nextSms: (to: string, how: NotNow): void => carrier.conditions.failNext({ ...twilio, ...orderOf(how) }, to),
  allSms(to: string, refused: boolean): void {
    carrier.conditions.heal(to)
    if (refused) carrier.conditions.failWith(twilio, to)
  },
})
