/** @module The login that a notification is about: shown, and approved or declined with a signature. */

import { ask, type Flow, tell } from '../conversation.ts'
import { sign } from '../keys.ts'
import type { ApprovalRequest } from '../server.ts'
import type { Session } from '../session.ts'
import type { Activation } from '../vault.ts'
import { failureText, platformNames } from '../words.ts'
import { identify } from './identify.ts'

export async function* approval(app: Session, requestId: string): Flow {
  const { words, vault, server, device, rules } = app
  const { activation } = vault
  const obstacle = app.obstacle()
  if (obstacle !== undefined || !activation)
    return yield* tell(words.ibKey, obstacle ?? words.notActive, words.close)
  const answer = await server.readRequest(activation, requestId)
  if ('failure' in answer)
    return yield* tell(words.ibKey, failed(app, requestId, answer.failure), words.close)
  const request = answer.value
  if (!rules.isOpen(request, device.now())) {
    device.dismissNotifications(requestId)
    return yield* tell(words.ibKey, words.over, words.close)
  }
  yield* tell(words.ibKey, yield* decide(app, activation, request), words.close)
}

/** Until the login is approved or declined; what became of it. */
async function* decide(app: Session, activation: Activation, request: ApprovalRequest): Flow<string> {
  const { words } = app
  const page = {
    title: words.loginTo,
    values: [{ label: words.loginTo, value: platformNames[request.platform] }],
    buttons: [words.deny],
  }
  if (!app.rules.asksOwner('approval'))
    return send(app, activation, request, app.device.ownerElement() ?? 'pin')
  for (;;) {
    const outcome = yield* identify({ app, page })
    if (outcome.kind === 'identified') return send(app, activation, request, outcome.element)
    if (outcome.kind === 'suspended') return words.suspended
    if (outcome.kind === 'tapped') return send(app, activation, request)
    const { label } = yield* ask({ ...page, notes: [words.dismissed], buttons: [words.tryAgain, words.deny] })
    if (label === words.deny) return send(app, activation, request)
  }
}

/** Approves with an element, declines without one. */
async function send(
  app: Session,
  activation: Activation,
  { requestId, loginId, nonce }: ApprovalRequest,
  element?: string,
): Promise<string> {
  const { device, server, words } = app
  const decision = element === undefined ? 'decline' : 'approve'
  const integrityClaim = element === undefined ? '' : await device.attest(nonce)
  const signed = [requestId, loginId, decision, element ?? '', integrityClaim, nonce]
  const answer = await server.answerRequest(activation, requestId, {
    decision,
    ...(element !== undefined && { element, integrityClaim }),
    seal: await sign(activation.secret, signed),
  })
  if ('failure' in answer) return failed(app, requestId, answer.failure)
  device.dismissNotifications(requestId)
  return element === undefined ? words.declined : words.approved
}

function failed({ device, words }: Session, requestId: string, failure: string): string {
  if (failure !== 'wrong_state' && failure !== 'not_found') return failureText(words, failure)
  device.dismissNotifications(requestId)
  return words.over
}
