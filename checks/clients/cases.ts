/** @module What is tried with each library, and what it has to tell its user then. */

import type {
  RunningPhone,
  RunningPushGateway,
  RunningSmsCarrier,
} from '../../simulators/standalone/simulators.ts'

export type ClientService = 'apns' | 'fcm' | 'sms'

/** The simulated world of one library. */
export interface World {
  readonly gateway: RunningPushGateway
  readonly carrier: RunningSmsCarrier
  /** An iPhone for APNs, an Android phone for FCM and text messages. */
  readonly phone: RunningPhone
  readonly number: string
  readonly topic: string
}

/** What a driver is told to send. */
export interface Order {
  readonly to: string
  readonly topic?: string
  /** Not of the account: with another secret. */
  readonly isStranger?: boolean
}

/** Brings about what the case is about, and says what to send. */
export type Case = (world: World) => Promise<Order> | Order

const pushTo = ({ phone, topic }: World): Order => ({ to: phone.pushToken() ?? '', topic })

const afterFailure =
  (order: (gateway: RunningPushGateway) => void): Case =>
  (world) => {
    order(world.gateway)
    return pushTo(world)
  }

async function toOldToken(world: World): Promise<Order> {
  const old = pushTo(world)
  await world.phone.renewPushToken()
  return old
}

const sms: Readonly<Record<string, Case>> = {
  'a good message': ({ number }) => ({ to: number }),
  'a number that is none': () => ({ to: '12' }),
  'a wrong secret': ({ number }) => ({ to: number, isStranger: true }),
  'a person who said STOP': ({ carrier, number }) => {
    carrier.sendFromPhone({ from: number, to: senderOfTexts, body: 'STOP' }, carrier.now())
    return { to: number }
  },
  'too many requests': ({ carrier, number }) => {
    carrier.conditions.failNext({ code: 20429 })
    return { to: number }
  },
  'a service that is down': ({ carrier, number }) => {
    carrier.conditions.failNext({ code: 20503 })
    return { to: number }
  },
}

/** The number from which all text messages are sent. */
export const senderOfTexts = '+15005550006'

const apns: Readonly<Record<string, Case>> = {
  'a good message': pushTo,
  'a token that was renewed': toOldToken,
  'a token that never was': ({ topic }) => ({ to: 'ab'.repeat(32), topic }),
  'a topic of somebody else': (world) => ({ ...pushTo(world), topic: 'com.example.other' }),
  'a provider token that is called expired': afterFailure(({ conditions }) =>
    conditions.apns.failNext({ reason: 'ExpiredProviderToken' }),
  ),
  'too many requests': afterFailure(({ conditions }) =>
    conditions.apns.failNext({ reason: 'TooManyRequests' }),
  ),
  'a service that is down': afterFailure(({ conditions }) =>
    conditions.apns.failNext({ reason: 'ServiceUnavailable' }),
  ),
  'a connection that has to go': afterFailure(({ conditions }) =>
    conditions.apns.failNext({ connection: 'goaway', reason: 'Shutdown' }),
  ),
}

const fcm: Readonly<Record<string, Case>> = {
  'a good message': pushTo,
  'a token that was renewed': toOldToken,
  'a token that never was': () => ({ to: 'abc' }),
  'too many requests': afterFailure(({ conditions }) =>
    conditions.fcm.failNext({ errorCode: 'QUOTA_EXCEEDED', retryAfter: '1' }),
  ),
  'a service that is down': afterFailure(({ conditions }) =>
    conditions.fcm.failNext({ errorCode: 'UNAVAILABLE' }),
  ),
  'a connection that has to go': afterFailure(({ conditions }) =>
    conditions.fcm.failNext({ connection: 'goaway', reason: 'session_timed_out' }),
  ),
}

export const cases: Readonly<Record<ClientService, Readonly<Record<string, Case>>>> = { apns, fcm, sms }
