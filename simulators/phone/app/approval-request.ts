/** @module The push request behind a notification: look at it, approve or decline it, sealed with the phone's key. */

import type { z } from 'zod'
import type { pushRequest } from '../../../contract/device-face.ts'
import type { Platform, SecurityElement } from '../../../contract/primitives.ts'
import { accessToken, approvalKey } from '../device-keys.ts'
import { type Handset, hindranceOn } from './app-context.ts'
import type { Activation } from './app-data.ts'
import { notice, reasonOf, type Setback } from './notice.ts'
import { ask } from './security-prompt.ts'
import type { View } from './view.ts'

/** A request as the server describes it, and the activation that may answer it. */
interface Request {
  readonly asked: z.output<typeof pushRequest>
  readonly activation: Activation
}

const platforms: Readonly<Record<Platform, string>> = {
  tws: 'TWS',
  clientPortal: 'Client Portal',
  webTrader: 'WebTrader',
  ibkrMobile: 'IBKR Mobile',
}

/** Opens the request that a tapped notification names. */
export async function openRequest(phone: Handset, requestId: string): Promise<View> {
  const { activation } = phone.data()
  const hindrance = hindranceOn(phone, 'use')
  if (hindrance || !activation) return notice(hindrance ?? 'notActivated')
  const answer = await phone.face.call('readPushRequest', {
    params: { deviceId: activation.deviceId, requestId },
    body: undefined,
    bearer: accessToken(activation.deviceSecret),
  })
  if (answer.kind !== 'reply') return setBack(phone, requestId, answer)
  if (!phone.parts.questionStands(answer.reply, phone.clock())) return over(phone, requestId)
  return askToApprove(phone, { asked: answer.reply, activation })
}

function askToApprove(phone: Handset, request: Request): View | Promise<View> {
  const goOn = (element: SecurityElement) => approve(phone, request, element)
  return ask(phone, { view: requestView(request), purpose: 'approval', goOn })
}

const requestView = (request: Request): View => ({
  name: 'request',
  buttons: [
    { name: 'tryAgain', press: (phone) => askToApprove(phone, request) },
    { name: 'deny', press: (phone) => decline(phone, request), besidePrompt: true },
  ],
  values: [{ name: 'platform', value: platforms[request.asked.platform] }],
})

const approve = (phone: Handset, request: Request, element: SecurityElement): Promise<View> =>
  send(phone, request, 'approve', element)

const decline = (phone: Handset, request: Request): Promise<View> => send(phone, request, 'decline')

async function send(
  phone: Handset,
  { asked, activation }: Request,
  decision: 'approve' | 'decline',
  element?: SecurityElement,
): Promise<View> {
  const { requestId, loginId, nonce } = asked
  const integrityClaim =
    decision === 'approve' ? await phone.parts.claimFor('approval', phone, nonce) : undefined
  const sealed = { requestId, loginId, decision, element: element ?? '', nonce }
  const key = approvalKey(activation.deviceSecret)
  const answer = await phone.face.call('answerPushRequest', {
    params: { deviceId: activation.deviceId, requestId },
    body: {
      decision,
      ...(element && { element }),
      ...(integrityClaim && { integrityClaim }),
      seal: phone.parts.seal(key, { ...sealed, integrityClaim: integrityClaim ?? '' }),
    },
    bearer: accessToken(activation.deviceSecret),
  })
  if (answer.kind !== 'reply') return setBack(phone, requestId, answer)
  phone.record(decision === 'approve' ? 'approves the login' : 'declines the login', { requestId })
  phone.dismissNotification(requestId)
  return notice(decision === 'approve' ? 'approved' : 'declined')
}

function setBack(phone: Handset, requestId: string, setback: Setback): View {
  const isOver = setback.kind === 'refused' && ['wrong_state', 'not_found'].includes(setback.code)
  return isOver ? over(phone, requestId) : notice(reasonOf(setback))
}

function over(phone: Handset, requestId: string): View {
  phone.record('finds that the login has ended or expired', { requestId })
  phone.dismissNotification(requestId)
  return notice('requestOver')
}
