/** @module Delivery of notifications to the push gateway: their results and retries. */

import type { Account } from '../../model/account.ts'
import { activeIbKey } from '../../model/account.ts'
import type { ApprovalRequest } from '../../model/approval-request.ts'
import type { SendResult } from '../../model/delivery.ts'
import type { SendPush } from '../../model/effects.ts'
import type { Login } from '../../model/login.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { Instant } from '../../model/primitives.ts'
import type { IbKey } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { type MessageToResend, resendDue, withSendResult } from '../delivery/delivery.ts'

const endOf = ({ createdAt }: ApprovalRequest, { profile }: Context): Instant =>
  createdAt + profile.pushLifetime

/** The notification of an approval request; undefined if the phone has no valid push token. */
export function pushMessage(
  { deadPushToken }: Account,
  request: ApprovalRequest,
  { locale }: Login,
  device: IbKey,
  context: Context,
): SendPush | undefined {
  const pushToken = context.rules.pushDestination(device, deadPushToken)
  if (pushToken === undefined) return undefined
  const expiresAt = endOf(request, context)
  return { kind: 'sendPush', requestId: request.id, os: device.os, pushToken, locale, expiresAt }
}

const pushToResend =
  (account: Account, context: Context): MessageToResend<ApprovalRequest, SendPush> =>
  (request, at) => {
    const { rules } = context
    const login = loginAwaitingAnswer(account, request, context)
    const device = activeIbKey(account)
    return login &&
      device &&
      rules.approvalRequestIsFor(request, device) &&
      rules.retryInTime(at, endOf(request, context))
      ? pushMessage(account, request, login, device, context)
      : undefined
  }

/** Repeats the sends that are due. */
export function resendPushes(account: Account, context: Context): Step<undefined> {
  const messageToResend = pushToResend(account, context)
  const { entries, messages } = resendDue(account.approvalRequests, messageToResend, context)
  return accepted({ ...account, approvalRequests: entries }, undefined, messages)
}

/** Applies the gateway's result. An unregistered token is not used again; a late result says nothing of a newer token. */
export function pushDelivered(
  account: Account,
  { requestId, pushToken }: SendPush,
  pushResult: SendResult | 'unregistered',
  context: Context,
): Step<undefined> {
  const unregistered = pushResult === 'unregistered'
  const result = unregistered ? 'failed' : pushResult
  const messageToResend = pushToResend(account, context)
  const approvalRequests = account.approvalRequests.map((request) =>
    request.id === requestId ? withSendResult(request, result, messageToResend, context) : request,
  )
  const isCurrent = activeIbKey(account)?.pushToken === pushToken
  const deadPushToken = unregistered && isCurrent ? pushToken : account.deadPushToken
  return accepted({ ...account, approvalRequests, deadPushToken }, undefined)
}

/** The login of an open request. */
export const loginAwaitingAnswer = (
  { logins }: Account,
  request: ApprovalRequest,
  { rules }: Context,
): Login | undefined =>
  logins.find((login) => login.id === request.loginId && rules.approvalRequestIsOpen(request, login))
