/** @module Login by push: announcing it on the phone, and what the phone's answer does. */

import type { Account, IbKey, Login } from './account.ts'
import { added, replaced } from './change.ts'
import { adoptOfferedPushToken, endOtherWays } from './complete-login.ts'
import type { Context } from './context.ts'
import { ibKey } from './devices.ts'
import type { SendPush } from './effects.ts'
import { countFailure, forgetFailures, whileLocked } from './failures.ts'
import { isPending } from './login-stage.ts'
import { accepted, type Outcome, refusal, refused, type Step, success } from './outcome.ts'
import { findLogin, inTime } from './pending-login.ts'
import type { PushRequest } from './push-request.ts'
import { seal } from './secrets.ts'
import type { SecurityElement } from './words.ts'

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
    nonce: rules.newId(random),
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

export interface PushAnswer {
  readonly decision: 'approve' | 'decline'
  readonly element?: SecurityElement | undefined
  readonly seal: string
}

/** The request that a phone names: one of its own, for as long as the phone is the active one. */
export function readPushRequest(
  account: Account,
  deviceId: string,
  requestId: string,
): Outcome<{ request: PushRequest; device: IbKey }> {
  const device = ibKey(account, deviceId)
  if (device?.status !== 'active') return refusal('forbidden', 'this phone is not active')
  const request = account.pushRequests.find(({ id }) => id === requestId)
  if (request?.deviceId !== deviceId) return refusal('not_found', 'no such request')
  return success({ request, device })
}

/** The text that the seal of an answer covers. */
const sealedText = (request: PushRequest, { decision, element }: PushAnswer): string =>
  [request.id, request.loginId, decision, element ?? '', request.nonce].join('\n')

/** Whether the request can be answered now. Logins that are over or too old wait for nothing. */
function answerable(account: Account, request: PushRequest, context: Context): boolean {
  const login = findLogin(account, request.loginId)
  return (
    context.rules.requestStandsOpen(request, login) &&
    context.rules.pushInTime(request, context.now, context.profile) &&
    login !== undefined &&
    inTime(login, context)
  )
}

function decline(account: Account, request: PushRequest, { rules }: Context): Step<PushRequest> {
  const declined: PushRequest = { ...request, state: 'declined' }
  const told = replaced(account, 'pushRequests', declined)
  if (!rules.declineDenies(request)) return accepted(told, declined)
  const logins = told.logins.map((login) =>
    login.id === request.loginId ? { ...login, stage: { at: 'denied' as const } } : login,
  )
  return accepted({ ...told, logins }, declined)
}

function approve(account: Account, request: PushRequest, context: Context): Step<PushRequest> {
  const approved: PushRequest = { ...request, state: 'approved' }
  const told = forgetFailures(replaced(account, 'pushRequests', approved))
  const advancing = told.logins.filter(
    (login) =>
      context.rules.approvalAdvances(login, request) && (isPending(login) || login.id === request.loginId),
  )
  const advanced = advancing.reduce(
    (current, login) =>
      replaced(endOtherWays(current, login, context), 'logins', {
        ...login,
        stage: { at: 'approved', since: context.now },
      }),
    told,
  )
  return accepted(adoptOfferedPushToken(advanced, request.deviceId, context), approved)
}

/** Approve or decline. What is wrong with an approval leaves the login as it was. */
export function answerPushRequest(
  account: Account,
  deviceId: string,
  requestId: string,
  answer: PushAnswer,
  context: Context,
): Step<PushRequest> {
  const locked = whileLocked(account, context)
  if (locked) return refused(account, locked)
  const found = readPushRequest(account, deviceId, requestId)
  if (!found.ok) return refused(account, found)
  const { request, device } = found.value
  if (!answerable(account, request, context)) {
    return refused(account, refusal('wrong_state', `request is ${request.state} or expired`))
  }
  if (!context.rules.sealMatches(answer.seal, seal(device.secret, sealedText(request, answer)))) {
    return refused(countFailure(account, context), refusal('forbidden', 'wrong seal'))
  }
  if (answer.decision === 'decline') return decline(account, request, context)
  if (!context.rules.elementProven(device.os, answer.element)) {
    return refused(account, refusal('forbidden', 'no security element given'))
  }
  return approve(account, request, context)
}

/** The app's current push token, kept aside until the phone has proven itself. */
export function offerPushToken(
  account: Account,
  deviceId: string,
  token: string,
  context: Context,
): Step<undefined> {
  const device = ibKey(account, deviceId)
  if (device?.status !== 'active') return refused(account, refusal('forbidden', 'this phone is not active'))
  return accepted(
    replaced(account, 'devices', { ...device, offeredPushToken: { token, at: context.now } }),
    undefined,
  )
}

/** What became of a notification that was handed to the gateway. */
export function pushDelivered(
  account: Account,
  sent: SendPush,
  delivery: 'sent' | 'failed' | 'unregistered',
  { rules }: Context,
): Step<undefined> {
  const pushRequests = account.pushRequests.map((request) =>
    request.id === sent.requestId
      ? { ...request, delivery: delivery === 'sent' ? ('sent' as const) : ('failed' as const) }
      : request,
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
