/** @module The phone's answer to a push request, and what it does to the login. */

import { seal } from '../../crypto/secrets.ts'
import type { Account } from '../../model/account.ts'
import { activeIbKey } from '../../model/account.ts'
import type { PushRequest } from '../../model/approval-request.ts'
import type { GivenClaim } from '../../model/attestation.ts'
import { replaced } from '../../model/entries.ts'
import type { Login, LoginStage } from '../../model/login.ts'
import { accepted, type Outcome, refusal, refused, type Step, success } from '../../model/outcome.ts'
import type { SecurityElement } from '../../model/primitives.ts'
import type { IbKey } from '../../model/sls-device.ts'
import type { Context } from '../../rules/context.ts'
import { countFailure, forgetFailures } from '../account/failures.ts'
import { integrityDoubt } from '../devices/attestation.ts'
import { adoptOfferedPushToken } from '../devices/push-token.ts'
import { inTime } from '../login/pending-login.ts'
import { loginAskedFor } from './push-delivery.ts'

export interface PushAnswer {
  readonly decision: 'approve' | 'decline'
  readonly element?: SecurityElement | undefined
  readonly claim: GivenClaim
  readonly seal: string
}

/** The request that a phone names: one of its own, for as long as the phone is the active one. */
export function readPushRequest(
  account: Account,
  deviceId: string,
  requestId: string,
  { rules }: Context,
): Outcome<{ request: PushRequest; device: IbKey }> {
  const device = activeIbKey(account)
  if (device?.id !== deviceId) return refusal('unauthenticated', 'IB Key is not active on this phone')
  const request = account.pushRequests.find(({ id }) => id === requestId)
  return request && rules.requestIsFor(request, device)
    ? success({ request, device })
    : refusal('not_found', 'no such request')
}

/** The text that the seal of an answer covers. */
const sealedText = (request: PushRequest, { decision, element, claim }: PushAnswer): string =>
  [request.id, request.loginId, decision, element ?? '', claim.text, request.nonce].join('\n')

/** Whether the request can be answered now. A login that is too old waits for nothing. */
function answerable(account: Account, request: PushRequest, context: Context): boolean {
  const login = loginAskedFor(account, request, context)
  const { now, rules, profile } = context
  return login !== undefined && inTime(login, context) && rules.pushInTime(request, now, profile)
}

const moved = (account: Account, which: (login: Login) => boolean, stage: LoginStage): Account => ({
  ...account,
  logins: account.logins.map((login) => (which(login) ? { ...login, stage } : login)),
})

function decline(account: Account, request: PushRequest, { rules }: Context): Step<PushRequest> {
  const declined: PushRequest = { ...request, state: 'declined' }
  const told = replaced(account, 'pushRequests', declined)
  return accepted(
    moved(told, (login) => rules.declineEnds(login, request), { at: 'denied' }),
    declined,
  )
}

function approve(account: Account, request: PushRequest, context: Context): Step<PushRequest> {
  const { rules, now } = context
  const approved: PushRequest = { ...request, state: 'approved' }
  const told = forgetFailures(replaced(account, 'pushRequests', approved))
  const advanced = moved(told, (login) => rules.approvalAdvances(login, request), {
    at: 'approved',
    since: now,
  })
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
  const found = readPushRequest(account, deviceId, requestId, context)
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
  const { hardwareId } = device
  const { nonce } = request
  const doubt = integrityDoubt(answer.claim, { purpose: 'approval', hardwareId, nonce }, context)
  if (doubt) return refused(account, doubt)
  return approve(account, request, context)
}
