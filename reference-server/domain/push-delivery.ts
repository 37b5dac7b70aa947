/** @module What became of notifications that were handed to the gateway, and sending them again. */

import type { Account } from './account.ts'
import type { Context } from './context.ts'
import { type Handed, handed, resent } from './delivery.ts'
import { ibKey } from './devices.ts'
import type { SendPush } from './effects.ts'
import type { Login } from './login.ts'
import { accepted, type Step } from './outcome.ts'
import { findLogin } from './pending-login.ts'
import type { PushRequest } from './push-request.ts'
import type { IbKey } from './sls-device.ts'
import type { Instant } from './words.ts'

const endOf = ({ createdAt }: PushRequest, { profile }: Context): Instant => createdAt + profile.pushLifetime

export const notificationOf = (
  request: PushRequest,
  { locale }: Login,
  { os }: IbKey,
  pushToken: string,
  context: Context,
): SendPush => ({
  kind: 'sendPush',
  requestId: request.id,
  os,
  pushToken,
  locale,
  expiresAt: endOf(request, context),
})

/** The notification once more; undefined where nobody waits for it any longer, or it has nowhere to go. */
function again(account: Account, request: PushRequest, context: Context): SendPush | undefined {
  const { rules } = context
  const login = findLogin(account, request.loginId)
  const device = ibKey(account, request.deviceId)
  const waits = rules.requestStandsOpen(request, login)
  if (!login || !waits || device?.status !== 'active' || device.push?.stale) return undefined
  const pushToken = rules.pushGoesTo(device)
  return pushToken === undefined ? undefined : notificationOf(request, login, device, pushToken, context)
}

/** Sends again what is due. */
export function resendPushes(account: Account, context: Context): Step<undefined> {
  const notification = (request: PushRequest) => again(account, request, context)
  const { entries, messages } = resent(account.pushRequests, endOf, notification, context)
  return accepted({ ...account, pushRequests: entries }, undefined, messages)
}

/** What the gateway said of a notification. */
export function pushDelivered(
  account: Account,
  sent: SendPush,
  answer: Handed | 'unregistered',
  context: Context,
): Step<undefined> {
  const { rules } = context
  const learnt = answer === 'unregistered' ? 'failed' : answer
  const pushRequests = account.pushRequests.map((request) => {
    if (request.id !== sent.requestId) return request
    const wanted = typeof learnt === 'string' || request.state === 'open'
    return handed(request, wanted ? learnt : 'failed', endOf(request, context), context)
  })
  const devices = account.devices.map((device) =>
    answer === 'unregistered' &&
    rules.unregisteredIsStale() &&
    device.type === 'ibKey' &&
    device.push?.token === sent.pushToken
      ? { ...device, push: { ...device.push, stale: true } }
      : device,
  )
  return accepted({ ...account, pushRequests, devices }, undefined)
}
