/** @module The phone's answer to a push request, and what it does to the login. */

import type { Account } from './account.ts'
import { replaced } from './change.ts'
import { endOtherWays } from './complete-login.ts'
import type { Context } from './context.ts'
import { ibKey } from './devices.ts'
import { countFailure, forgetFailures, whileLocked } from './failures.ts'
import { type GivenClaim, integrityDoubt } from './integrity.ts'
import { isPending } from './login.ts'
import { accepted, type Outcome, refusal, refused, type Step, success } from './outcome.ts'
import { findLogin, inTime } from './pending-login.ts'
import type { PushRequest } from './push-request.ts'
import { adoptOfferedPushToken } from './push-token.ts'
import { seal } from './secrets.ts'
import type { IbKey } from './sls-device.ts'
import type { SecurityElement } from './words.ts'

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
): Outcome<{ request: PushRequest; device: IbKey }> {
  const device = ibKey(account, deviceId)
  if (device?.status !== 'active') return refusal('forbidden', 'this phone is not active')
  const request = account.pushRequests.find(({ id }) => id === requestId)
  if (request?.deviceId !== deviceId) return refusal('not_found', 'no such request')
  return success({ request, device })
}

/** The text that the seal of an answer covers. */
const sealedText = (request: PushRequest, { decision, element, claim }: PushAnswer): string =>
  [request.id, request.loginId, decision, element ?? '', claim.text, request.nonce].join('\n')

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
  const { hardwareId } = device
  const { nonce } = request
  const doubt = integrityDoubt(answer.claim, { purpose: 'approval', hardwareId, nonce }, context)
  if (doubt) return refused(account, doubt)
  return approve(account, request, context)
}
