/** @module The phone's answer to an approval request, and its effect on the login. */

import { approvalMac } from '../../crypto/secrets.ts'
import type { Account } from '../../model/account.ts'
import { activeIbKey } from '../../model/account.ts'
import type { ApprovalRequest } from '../../model/approval-request.ts'
import type { PresentedAttestation } from '../../model/attestation.ts'
import { replaced } from '../../model/entries.ts'
import type { Login, LoginStage } from '../../model/login.ts'
import { accepted, type Outcome, refusal, refused, type Step, success } from '../../model/outcome.ts'
import type { SecurityElement } from '../../model/primitives.ts'
import type { IbKey } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { countFailure, resetFailures } from '../account/failures.ts'
import { attestationRefusal } from '../devices/attestation.ts'
import { adoptOfferedPushToken } from '../devices/push-token.ts'
import { loginInTime } from '../login/pending-login.ts'
import { loginAwaitingAnswer } from './push-delivery.ts'

export interface ApprovalAnswer {
  readonly decision: 'approve' | 'decline'
  readonly element?: SecurityElement | undefined
  readonly attestation: PresentedAttestation
  readonly seal: string
}

/** A phone can read its own requests, as long as its IB Key is active. */
export function readApprovalRequest(
  account: Account,
  deviceId: string,
  requestId: string,
  { rules }: Context,
): Outcome<{ request: ApprovalRequest; device: IbKey }> {
  const device = activeIbKey(account)
  if (device?.id !== deviceId) return refusal('unauthenticated', 'IB Key is not active on this phone')
  const request = account.approvalRequests.find(({ id }) => id === requestId)
  return request && rules.approvalRequestIsFor(request, device)
    ? success({ request, device })
    : refusal('not_found', 'no such request')
}

/** The text that the approval signature covers. */
const signedText = (request: ApprovalRequest, { decision, element, attestation }: ApprovalAnswer): string =>
  [request.id, request.loginId, decision, element ?? '', attestation.text, request.nonce].join('\n')

/** Whether request and login are both open and unexpired. */
function isAnswerable(account: Account, request: ApprovalRequest, context: Context): boolean {
  const login = loginAwaitingAnswer(account, request, context)
  const { now, rules, profile } = context
  return (
    login !== undefined && loginInTime(login, context) && rules.approvalRequestInTime(request, now, profile)
  )
}

/** What its phone learns of a request: that of a login which is over, or can go on no longer, has expired with it. */
export const approvalRequestState = (
  account: Account,
  request: ApprovalRequest,
  context: Context,
): ApprovalRequest['state'] | 'expired' =>
  request.state === 'open' && !isAnswerable(account, request, context) ? 'expired' : request.state

const withLoginStage = (
  account: Account,
  predicate: (login: Login) => boolean,
  stage: LoginStage,
): Account => ({
  ...account,
  logins: account.logins.map((login) => (predicate(login) ? { ...login, stage } : login)),
})

function decline(account: Account, request: ApprovalRequest, { rules }: Context): Step<ApprovalRequest> {
  const declined: ApprovalRequest = { ...request, state: 'declined' }
  const updated = replaced(account, 'approvalRequests', declined)
  return accepted(
    withLoginStage(updated, (login) => rules.declineEnds(login, request), { at: 'denied' }),
    declined,
  )
}

function approve(account: Account, request: ApprovalRequest, context: Context): Step<ApprovalRequest> {
  const { rules, now } = context
  const approved: ApprovalRequest = { ...request, state: 'approved' }
  const updated = resetFailures(replaced(account, 'approvalRequests', approved))
  const advanced = withLoginStage(updated, (login) => rules.approvalCompletes(login, request), {
    at: 'approved',
    since: now,
  })
  return accepted(adoptOfferedPushToken(advanced, request.deviceId, context), approved)
}

/** Approve or decline. A refused answer leaves the login pending. */
export function answerApprovalRequest(
  account: Account,
  deviceId: string,
  requestId: string,
  answer: ApprovalAnswer,
  context: Context,
): Step<ApprovalRequest> {
  const found = readApprovalRequest(account, deviceId, requestId, context)
  if (!found.ok) return refused(account, found)
  const { request, device } = found.value
  if (!isAnswerable(account, request, context)) {
    return refused(account, refusal('wrong_state', `request is ${request.state} or expired`))
  }
  if (
    !context.rules.approvalSignatureMatches(
      answer.seal,
      approvalMac(device.secret, signedText(request, answer)),
    )
  ) {
    return refused(countFailure(account, context), refusal('forbidden', 'wrong approval signature'))
  }
  if (answer.decision === 'decline') return decline(account, request, context)
  if (!context.rules.securityElementAccepted(device.os, answer.element)) {
    return refused(account, refusal('forbidden', 'no security element given'))
  }
  const { hardwareId } = device
  const { nonce } = request
  const denied = attestationRefusal(answer.attestation, { purpose: 'approval', hardwareId, nonce }, context)
  if (denied) return refused(account, denied)
  return approve(account, request, context)
}
