/** @module The approval request that a notification announces: the app reads it, and approves or declines it, signed. */

import type { z } from 'zod'
import type { approvalRequest } from '../../../contract/device-face.ts'
import type { Platform, SecurityElement } from '../../../contract/primitives.ts'
import { accessToken, approvalKey } from '../device-keys.ts'
import type { AppContext } from '../parts.ts'
import { reasonUnusableNow } from './app-context.ts'
import type { Activation } from './app-data.ts'
import { type DeviceFailure, noteFor, notice } from './notice.ts'
import { promptForElement } from './security-prompt.ts'
import type { View } from './view.ts'

/** A request as the server describes it, and the activation that may answer it. */
interface ReceivedRequest {
  readonly request: z.output<typeof approvalRequest>
  readonly activation: Activation
}

const platforms: Readonly<Record<Platform, string>> = {
  tws: 'TWS',
  clientPortal: 'Client Portal',
  webTrader: 'WebTrader',
  ibkrMobile: 'IBKR Mobile',
}

/** The id of the approval request that a push message announces, read from its data. */
export const requestIdIn = ({ requestId }: Readonly<Record<string, string>>): string | undefined => requestId

/** Opens the request that a tapped notification names. */
export async function openApprovalRequest(phone: AppContext, requestId: string): Promise<View> {
  const { activation } = phone.data()
  const reason = reasonUnusableNow(phone, 'use')
  if (reason || !activation) return notice(reason ?? 'notActivated')
  const answer = await phone.server.call('readPushRequest', {
    params: { deviceId: activation.deviceId, requestId },
    body: undefined,
    bearer: accessToken(activation.deviceSecret),
  })
  if (answer.kind !== 'reply') return afterFailure(phone, requestId, answer)
  if (!phone.parts.isRequestOpen(answer.reply, phone.clock())) return requestEnded(phone, requestId)
  return askToApprove(phone, { request: answer.reply, activation })
}

function askToApprove(phone: AppContext, request: ReceivedRequest): View | Promise<View> {
  const proceed = (element: SecurityElement) => approve(phone, request, element)
  return promptForElement(phone, { view: requestView(request), purpose: 'approval', proceed })
}

const requestView = (request: ReceivedRequest): View => ({
  name: 'request',
  buttons: [
    { name: 'tryAgain', press: (phone) => askToApprove(phone, request) },
    { name: 'deny', press: (phone) => decline(phone, request), besidePrompt: true },
  ],
  values: [{ name: 'platform', value: platforms[request.request.platform] }],
})

const approve = (phone: AppContext, request: ReceivedRequest, element: SecurityElement): Promise<View> =>
  sendAnswer(phone, request, 'approve', element)

const decline = (phone: AppContext, request: ReceivedRequest): Promise<View> =>
  sendAnswer(phone, request, 'decline')

async function sendAnswer(
  phone: AppContext,
  { request: asked, activation }: ReceivedRequest,
  decision: 'approve' | 'decline',
  element?: SecurityElement,
): Promise<View> {
  const { requestId, loginId, nonce } = asked
  const integrityClaim =
    decision === 'approve' ? await phone.parts.attestationFor('approval', phone, nonce) : undefined
  const sealed = { requestId, loginId, decision, element: element ?? '', nonce }
  const key = approvalKey(activation.deviceSecret)
  const answer = await phone.server.call('answerPushRequest', {
    params: { deviceId: activation.deviceId, requestId },
    body: {
      decision,
      ...(element && { element }),
      ...(integrityClaim && { integrityClaim }),
      seal: phone.parts.approvalSignature(key, { ...sealed, integrityClaim: integrityClaim ?? '' }),
    },
    bearer: accessToken(activation.deviceSecret),
  })
  if (answer.kind !== 'reply') return afterFailure(phone, requestId, answer)
  phone.record(decision === 'approve' ? 'approves the login' : 'declines the login', { requestId })
  phone.dismissNotification(requestId)
  return notice(decision === 'approve' ? 'approved' : 'declined')
}

function afterFailure(phone: AppContext, requestId: string, setback: DeviceFailure): View {
  const isOver = setback.kind === 'refused' && ['wrong_state', 'not_found'].includes(setback.code)
  return isOver ? requestEnded(phone, requestId) : notice(noteFor(setback))
}

function requestEnded(phone: AppContext, requestId: string): View {
  phone.record('finds that the login has ended or expired', { requestId })
  phone.dismissNotification(requestId)
  return notice('requestOver')
}
