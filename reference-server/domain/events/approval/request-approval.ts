/** @module Requests the approval of a login on the phone. */

import type { Account } from '../../model/account.ts'
import type { ApprovalRequest } from '../../model/approval-request.ts'
import type { SendPush } from '../../model/effects.ts'
import { added, replaced } from '../../model/entries.ts'
import type { Login } from '../../model/login.ts'
import type { IbKey } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { firstAttempt } from '../delivery/delivery.ts'
import { pushMessage } from './push-delivery.ts'

/** Requests within the cap's window since the last approval. */
export function unansweredPushes(account: Account, { now, profile }: Context): number {
  const lastApproved = account.approvalRequests.findLastIndex(({ state }) => state === 'approved')
  return account.approvalRequests
    .slice(lastApproved + 1)
    .filter(({ createdAt }) => now - createdAt < profile.pushCapWindow).length
}

/** Creates an approval request and its notification; undefined if the phone has no valid push token. */
export function requestApproval(
  account: Account,
  login: Login,
  device: IbKey,
  context: Context,
): { account: Account; effects: SendPush[] } | undefined {
  const { now, rules, random } = context
  const request: ApprovalRequest = {
    id: rules.newId(random),
    loginId: login.id,
    deviceId: device.id,
    platform: login.platform,
    nonce: rules.newNonce(random),
    createdAt: now,
    state: 'open',
    ...firstAttempt(context),
  }
  const notification = pushMessage(account, request, login, device, context)
  if (!notification) return undefined
  const approvalRequests = account.approvalRequests.map((older) =>
    older.state === 'open' && rules.newApprovalRequestSupersedes(older)
      ? { ...older, state: 'superseded' as const }
      : older,
  )
  const waiting = added({ ...account, approvalRequests }, 'approvalRequests', request)
  const updated = replaced(waiting, 'logins', {
    ...login,
    deviceId: device.id,
    stage: { at: 'waitingForApproval' },
  })
  const effects = Array.from({ length: rules.pushesPerLogin(device) }, () => notification)
  return { account: updated, effects }
}
