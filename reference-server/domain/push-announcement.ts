/** @module Announcing a login on the phone, and what became of the notification. */

import type { Account, IbKey, Login } from './account.ts'
import { added, replaced } from './change.ts'
import type { Context } from './context.ts'
import type { SendPush } from './effects.ts'
import { accepted, type Step } from './outcome.ts'
import type { PushRequest } from './push-request.ts'

/** Pushes sent lately that led to nothing. */
export function unansweredPushes(account: Account, { now, profile }: Context): number {
  const lastApproved = account.pushRequests.findLastIndex(({ state }) => state === 'approved')
  return account.pushRequests
    .slice(lastApproved + 1)
    .filter(({ createdAt }) => now - createdAt < profile.pushCapWindow).length
}

/** The account that waits for the phone, and the notification to send there. */
export function announceLogin(
  account: Account,
  login: Login,
  device: IbKey,
  pushToken: string,
  context: Context,
): { account: Account; effects: SendPush[] } {
  const { now, rules, random, profile } = context
  const request: PushRequest = {
    id: rules.newId(random),
    loginId: login.id,
    deviceId: device.id,
    platform: login.platform,
    nonce: rules.newNonce(random),
    createdAt: now,
    state: 'open',
    delivery: 'sending',
  }
  const pushRequests = account.pushRequests.map((older) =>
    older.state === 'open' && rules.newPushSupersedes(older)
      ? { ...older, state: 'superseded' as const }
      : older,
  )
  const waiting = added({ ...account, pushRequests }, 'pushRequests', request)
  const effect: SendPush = {
    kind: 'sendPush',
    requestId: request.id,
    deviceId: device.id,
    os: device.os,
    pushToken,
    locale: login.locale,
    expiresAt: now + profile.pushLifetime,
  }
  return {
    account: replaced(waiting, 'logins', {
      ...login,
      deviceId: device.id,
      stage: { at: 'waitingForApproval' },
    }),
    effects: Array.from({ length: rules.pushesPerLogin(device) }, () => effect),
  }
}

/** What became of a notification that was handed to the gateway. */
export function pushDelivered(
  account: Account,
  sent: SendPush,
  delivery: 'sent' | 'failed' | 'unregistered',
  { rules }: Context,
): Step<undefined> {
  const learnt: PushRequest['delivery'] = delivery === 'sent' ? 'sent' : 'failed'
  const pushRequests = account.pushRequests.map((request) =>
    request.id === sent.requestId && request.delivery !== learnt ? { ...request, delivery: learnt } : request,
  )
  const devices = account.devices.map((device) =>
    delivery === 'unregistered' &&
    rules.unregisteredIsStale() &&
    device.type === 'ibKey' &&
    device.push?.token === sent.pushToken
      ? { ...device, push: { ...device.push, stale: true } }
      : device,
  )
  return accepted({ ...account, pushRequests, devices }, undefined)
}
