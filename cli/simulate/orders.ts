/** @module Faults that somebody orders: which there are, how they are written, and what they do to gateway and carrier. */

import { z } from 'zod'
import { invalid, type Result, valid } from '../../reports/result.ts'
import { type ApnsReason, apnsStatus } from '../../simulators/push-gateway/apns/reasons.ts'
import { type FcmErrorCode, fcmStatus } from '../../simulators/push-gateway/fcm/errors.ts'
import type { OauthFailure } from '../../simulators/push-gateway/fcm/oauth.ts'
import type { PushReceiver } from '../../simulators/push-gateway/message.ts'
import {
  type DeliveryErrorCode,
  deliveryErrors,
  isTwilioRefusal,
  type TwilioErrorCode,
  twilioRefusalCodes,
} from '../../simulators/sms-carrier/twilio/errors.ts'
import type { RunningPhone } from '../../simulators/standalone/phone.ts'
import type { RunningPushGateway } from '../../simulators/standalone/push-gateway.ts'
import type { RunningSmsCarrier } from '../../simulators/standalone/sms-carrier.ts'
import { type ConnectionFailure, isConnectionFailure } from '../../simulators/transport/connection-failure.ts'
import type { DeliveryMode } from '../../simulators/transport/delivery-plan.ts'

const oauthFailures: Readonly<Record<string, OauthFailure>> = {
  invalid_grant: { status: 400, error: 'invalid_grant', description: 'Failed as ordered' },
  backend_error: { status: 503, error: 'backend_error', description: 'Failed as ordered' },
  internal_failure: { status: 500, error: 'internal_failure', description: 'Failed as ordered' },
}

const networkFaults = ['loss', 'duplicate', 'delay'] as const

/** What can happen to a connection (simulators/transport/connection-failure.ts). */
const connectionFaults = ['goaway', 'reset', 'refused', 'cut', 'silent', 'late'] as const

/** What can be ordered, by the service that it happens to. */
export const faultNames = {
  apns: [...Object.keys(apnsStatus), ...connectionFaults],
  fcm: [...Object.keys(fcmStatus), ...connectionFaults],
  oauth: Object.keys(oauthFailures),
  sms: [...[...twilioRefusalCodes, ...Object.keys(deliveryErrors)].map(String), ...connectionFaults],
  'push-network': networkFaults,
  'sms-network': [...networkFaults, 'outOfOrder'],
} as const satisfies Record<string, readonly string[]>

const serviceName = z.enum(['apns', 'fcm', 'oauth', 'sms', 'push-network', 'sms-network'])
export type FaultyService = z.infer<typeof serviceName>

const timesProblem = 'give a number from 1 to 10000, or always'

export const faultOrder = z
  .strictObject({
    service: serviceName.describe('Where it happens: at the API of a service, or on the way to the phone.'),
    fault: z
      .string()
      .describe(
        'apns: a reason such as TooManyRequests; fcm: an error code such as UNAVAILABLE; oauth: an error such as invalid_grant; sms: a code of Twilio such as 21610 or 30003; of all three: goaway, reset, refused, cut, silent, late; push-network and sms-network: loss, duplicate, delay, and outOfOrder for text messages.',
      ),
    phone: z.string().optional().describe('For messages to this phone alone, by its name.'),
    times: z
      .union([z.int().min(1, timesProblem).max(10_000, timesProblem), z.literal('always')])
      .default(1)
      .describe('For how many messages.'),
    delaySeconds: z
      .number()
      .min(0, 'give 0 to 100000 seconds')
      .max(100_000, 'give 0 to 100000 seconds')
      .optional()
      .describe('With the faults delay and late. By default 5.'),
    retryAfter: z
      .string()
      .max(40)
      .optional()
      .describe('The header Retry-After of the refusal: seconds, or a date (RFC 9110, 10.2.3).'),
    afterAccepting: z
      .boolean()
      .optional()
      .describe('The message is accepted and delivered nevertheless, as where the answer is lost.'),
  })
  .superRefine(({ service, fault, delaySeconds }, context) => {
    const known: readonly string[] = faultNames[service]
    if (!known.includes(fault))
      context.addIssue({
        code: 'custom',
        path: ['fault'],
        message: `there is no ${fault} of ${service}: use one of ${known.join(', ')}`,
      })
    if (delaySeconds !== undefined && fault !== 'delay' && fault !== 'late')
      context.addIssue({
        code: 'custom',
        path: ['delaySeconds'],
        message: 'goes with the faults delay and late alone',
      })
  })
export type FaultOrder = z.infer<typeof faultOrder>

/** `SERVICE:FAULT`, and behind it `=SECONDS` of a delay, `@PHONE` and `*TIMES`. */
export function orderFrom(text: string): Result<FaultOrder> {
  const form = /^([\w-]+):(\w+)(?:=(\d+(?:\.\d+)?))?(?:@([\w-]+))?(?:\*(\d+|always))?$/
  const [all, service, fault, seconds, phone, times] = form.exec(text) ?? []
  if (all === undefined)
    return invalid([`--fault ${text}: write SERVICE:FAULT, as in apns:TooManyRequests@iphone*3.`])
  const parsed = faultOrder.safeParse({
    service,
    fault,
    ...(seconds !== undefined && { delaySeconds: Number(seconds) }),
    ...(phone !== undefined && { phone }),
    ...(times !== undefined && { times: times === 'always' ? times : Number(times) }),
  })
  if (parsed.success) return valid(parsed.data)
  return invalid(
    parsed.error.issues
      .slice(0, 1)
      .map(({ path, message }) => `--fault ${text}: ${path.join('.')}: ${message}.`),
  )
}

export interface OrderTargets {
  readonly gateway: RunningPushGateway
  readonly carrier: RunningSmsCarrier
  phoneNamed(name: string): RunningPhone | undefined
}

const isForSms = ({ service }: FaultOrder): boolean => service === 'sms' || service === 'sms-network'

/** Why an order cannot be carried out: its phone does not exist, or gets nothing of this kind. */
export function orderProblem(
  order: FaultOrder,
  phoneNamed: (name: string) => { readonly number?: string | undefined } | undefined,
  names: readonly string[],
): string | undefined {
  const { service, phone: name } = order
  if (name === undefined) return undefined
  const phone = phoneNamed(name)
  if (phone === undefined) return `there is no phone ${name}: use one of ${names.join(', ')}`
  if (isForSms(order) && phone.number === undefined) return `${name} has no number for text messages`
  return service === 'oauth' ? 'a token endpoint knows no phones; leave it out' : undefined
}

/** Carries an order out that has no problem. */
export function applyOrder(order: FaultOrder, targets: OrderTargets): void {
  const phone = order.phone === undefined ? undefined : targets.phoneNamed(order.phone)
  if (isForSms(order)) applySms(order, targets.carrier.conditions, phone?.number)
  else applyPush(order, targets.gateway.conditions, phone?.push)
}

type PushConditionsOf = RunningPushGateway['conditions']
type SmsConditionsOf = RunningSmsCarrier['conditions']

function repeat({ times }: FaultOrder, next: () => void, always: () => void): void {
  if (times === 'always') always()
  else for (let count = 0; count < times; count++) next()
}

const isNameIn = <Name extends string>(table: Readonly<Record<Name, unknown>>, name: string): name is Name =>
  Object.hasOwn(table, name)

/** What comes with a refusal of any service. */
const refusalOptions = ({ retryAfter, afterAccepting }: FaultOrder) => ({
  ...(retryAfter !== undefined && { retryAfter }),
  ...(afterAccepting !== undefined && { afterAccepting }),
})

function applyPush(order: FaultOrder, conditions: PushConditionsOf, to: PushReceiver | undefined): void {
  const { service, fault } = order
  const { apns, fcm, oauth, network } = conditions
  const options = refusalOptions(order)
  const broken = connectionFailureOf(order)
  if (broken && (service === 'apns' || service === 'fcm')) {
    const { [service]: failures } = { apns, fcm }
    repeat(
      order,
      () => failures.failNext(broken, to),
      () => failures.failWith(broken, to),
    )
  } else if (service === 'apns' && isNameIn<ApnsReason>(apnsStatus, fault)) {
    const failure = { reason: fault, ...options }
    repeat(
      order,
      () => apns.failNext(failure, to),
      () => apns.failWith(failure, to),
    )
  } else if (service === 'fcm' && isNameIn<FcmErrorCode>(fcmStatus, fault)) {
    const failure = { errorCode: fault, ...options }
    repeat(
      order,
      () => fcm.failNext(failure, to),
      () => fcm.failWith(failure, to),
    )
  } else if (service === 'oauth') {
    const failure = oauthFailures[fault]
    if (failure)
      repeat(
        order,
        () => oauth.failNext(failure),
        () => oauth.failWith(failure),
      )
  } else {
    const how = deliveryModeOf(order)
    if (how)
      repeat(
        order,
        () => network.deliverNext(how, to),
        () => network.deliver(how, to),
      )
  }
}

function applySms(order: FaultOrder, conditions: SmsConditionsOf, to: string | undefined): void {
  const { network } = conditions
  if (order.service === 'sms') {
    const code = smsCodeOf(Number(order.fault))
    const failure = connectionFailureOf(order) ?? (code && { code, ...refusalOptions(order) })
    if (failure === undefined) return
    repeat(
      order,
      () => conditions.failNext(failure, to),
      () => conditions.failWith(failure, to),
    )
    return
  }
  const how = order.fault === 'outOfOrder' ? order.fault : deliveryModeOf(order)
  if (how)
    repeat(
      order,
      () => network.deliverNext(how, to),
      () => network.deliver(how, to),
    )
}

function smsCodeOf(code: number): TwilioErrorCode | DeliveryErrorCode | undefined {
  if (isTwilioRefusal(code)) return code
  const delivery = Object.keys(deliveryErrors)
    .map(Number)
    .find((known) => known === code)
  return delivery !== undefined && isDeliveryErrorCode(delivery) ? delivery : undefined
}

const isDeliveryErrorCode = (code: number): code is DeliveryErrorCode => Object.hasOwn(deliveryErrors, code)

const defaultDelaySeconds = 5

function connectionFailureOf(order: FaultOrder): ConnectionFailure | undefined {
  const { delaySeconds = defaultDelaySeconds, afterAccepting } = order
  const connection = connectionFaults.find((one) => one === order.fault)
  if (connection === undefined) return undefined
  const options = afterAccepting !== undefined && { afterAccepting }
  if (connection === 'late') return { connection, delayMs: delaySeconds * 1000, ...options }
  return { connection, ...options }
}

function deliveryModeOf({ fault, delaySeconds = defaultDelaySeconds }: FaultOrder): DeliveryMode | undefined {
  if (fault === 'delay') return { delayMs: delaySeconds * 1000 }
  if (fault === 'loss') return 'drop'
  return fault === 'duplicate' ? 'duplicate' : undefined
}

/** An order that is still to come, as it can be shown. */
export interface PlannedOrder {
  readonly service: FaultyService
  readonly fault: string
  /** The name of the phone, or its number where it has been given away. Absent: any. */
  readonly phone?: string | undefined
  readonly times: number | 'always'
}

interface PhoneNames {
  ofReceiver(receiver: PushReceiver): string
  ofNumber(number: string): string
}

/** All that is ordered and has not happened yet. Equal ones after each other are one, with their number. */
export function plannedOrders(
  targets: Pick<OrderTargets, 'gateway' | 'carrier'>,
  names: PhoneNames,
): readonly PlannedOrder[] {
  const { apns, fcm, oauth, network } = targets.gateway.conditions
  const sms = targets.carrier.conditions
  const { ofReceiver, ofNumber } = names
  return [
    ...listed('apns', apns.planned(), ({ failure, to }) => [
      connectionOr(failure, (one) => one.reason),
      to && ofReceiver(to),
    ]),
    ...listed('fcm', fcm.planned(), ({ failure, to }) => [
      connectionOr(failure, (one) => one.errorCode),
      to && ofReceiver(to),
    ]),
    ...listed('oauth', oauth.planned(), ({ failure }) => [failure.error, undefined]),
    ...listed('push-network', network.planned(), ({ how, to }) => [modeName(how), to && ofReceiver(to)]),
    ...listed('sms', sms.planned(), ({ failure, to }) => [
      connectionOr(failure, (one) => String(one.code)),
      to && ofNumber(to),
    ]),
    ...listed('sms-network', sms.network.planned(), ({ how, to }) => [modeName(how), to && ofNumber(to)]),
  ]
}

const connectionOr = <Failure extends object>(
  failure: Failure | ConnectionFailure,
  name: (failure: Failure) => string,
): string => (isConnectionFailure(failure) ? failure.connection : name(failure))

function listed<Planned>(
  service: FaultyService,
  { next, lasting }: Readonly<Record<'next' | 'lasting', readonly Planned[]>>,
  read: (planned: Planned) => readonly [fault: string, phone: string | undefined],
): readonly PlannedOrder[] {
  const orders: PlannedOrder[] = []
  for (const one of next) {
    const [fault, phone] = read(one)
    const last = orders.at(-1)
    if (last && last.fault === fault && last.phone === phone && last.times !== 'always')
      orders[orders.length - 1] = { ...last, times: last.times + 1 }
    else orders.push({ service, fault, phone, times: 1 })
  }
  const always = lasting
    .map(read)
    .map(([fault, phone]) => ({ service, fault, phone, times: 'always' as const }))
  return [...orders, ...always]
}

function modeName(how: DeliveryMode | 'outOfOrder'): string {
  if (typeof how === 'object') return `delay of ${how.delayMs / 1000} s`
  return how === 'drop' ? 'loss' : how
}
