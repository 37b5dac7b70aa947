/** @module What became of notifications that were handed to the gateway, and sending them again. */

import type { Account } from '../../model/account.ts'
import { activeIbKey } from '../../model/account.ts'
import type { PushRequest } from '../../model/approval-request.ts'
import type { Handed } from '../../model/delivery.ts'
import type { SendPush } from '../../model/effects.ts'
import type { Login } from '../../model/login.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { Instant } from '../../model/primitives.ts'
import type { IbKey } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { type Again, handed, resent } from '../delivery/delivery.ts'

const endOf = ({ createdAt }: PushRequest, { profile }: Context): Instant => createdAt + profile.pushLifetime

/** What announces a login to its phone, where that is registered; undefined where it is not. */
export function notificationOf(
  { deadPushToken }: Account,
  request: PushRequest,
  { locale }: Login,
  device: IbKey,
  context: Context,
): SendPush | undefined {
  const pushToken = context.rules.pushGoesTo(device, deadPushToken)
  if (pushToken === undefined) return undefined
  const expiresAt = endOf(request, context)
  return { kind: 'sendPush', requestId: request.id, os: device.os, pushToken, locale, expiresAt }
}

const notificationAgain =
  (account: Account, context: Context): Again<PushRequest, SendPush> =>
  (request, at) => {
    const { rules } = context
    const login = loginAskedFor(account, request, context)
    const device = activeIbKey(account)
    return login &&
      device &&
      rules.requestIsFor(request, device) &&
      rules.retryInTime(at, endOf(request, context))
      ? notificationOf(account, request, login, device, context)
      : undefined
  }

/** Sends again what is due. */
export function resendPushes(account: Account, context: Context): Step<undefined> {
  const again = notificationAgain(account, context)
  const { entries, messages } = resent(account.pushRequests, again, context)
  return accepted({ ...account, pushRequests: entries }, undefined, messages)
}

/** What the gateway said of a notification. */
export function pushDelivered(
  account: Account,
  { requestId, pushToken }: SendPush,
  answer: Handed | 'unregistered',
  context: Context,
): Step<undefined> {
  const dead = answer === 'unregistered'
  const again = notificationAgain(account, context)
  const pushRequests = account.pushRequests.map((request) =>
    request.id === requestId ? handed(request, dead ? 'failed' : answer, again, context) : request,
  )
  const deadPushToken = dead ? pushToken : account.deadPushToken
  return accepted({ ...account, pushRequests, deadPushToken }, undefined)
}

/** The login that this request is about, for as long as it waits for the answer. */
export const loginAskedFor = (
  { logins }: Account,
  request: PushRequest,
  { rules }: Context,
): Login | undefined =>
  logins.find((login) => login.id === request.loginId && rules.requestStandsOpen(request, login))
