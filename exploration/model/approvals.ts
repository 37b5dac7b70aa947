/** @module Approval requests: which logins send one, how long it can be answered, and what an answer does. */

import { endChance, stillWaits } from './challenges.ts'
import { resetWrongAnswers } from './failures.ts'
import { allOf, type Foreseen, lasts, reaches } from './numbers.ts'
import type { ApprovalRequest, Model, ModelLogin, Person } from './person.ts'
import { sendIfTaken } from './phone/display.ts'

/** Whether a login with IB Key sends a notification (NOTIF-10), and not its challenge at once (SEC-CAP-03). */
export function notificationIsSent({ now, limits, capabilities }: Model, person: Person): Foreseen {
  if (!person.seamless || !capabilities.has('seamless')) return false
  if (!person.app.isRegistered) return undefined
  const unanswered = person.requests.slice(person.requests.findLastIndex(({ approved }) => approved) + 1)
  const inWindow = ({ since }: ApprovalRequest): Foreseen => lasts(since, now, limits.pushCapWindow)
  const least = unanswered.filter((request) => request.sent && inWindow(request)).length
  const most = unanswered.filter((request) => inWindow(request) !== false).length
  const paused = reaches({ least, most }, limits.pushCap)
  return paused === undefined ? undefined : !paused
}

/** A newer request ends the older ones (SEC-SINGLE-08). */
export function noteApprovalRequest({ now }: Model, person: Person, login: ModelLogin): void {
  for (const older of person.requests) endChance(older)
  const chance = { since: now, open: true, wrong: 0 }
  const unsent = { phone: person.keyPhone, sent: undefined, onPhone: false }
  const request: ApprovalRequest = { ...chance, ...unsent, login, approved: false }
  person.requests.push(request)
  if (person.keyPhone === person.phone) sendIfTaken(person, now, request)
  login.request = request
  login.device = 'ibKey'
  login.stage = 'waitingForApproval'
}

/** Whether this request can be answered (SEC-EXPIRY-01, SEC-SINGLE-04). */
export const requestOpen = (model: Model, request: ApprovalRequest): Foreseen =>
  allOf(
    request.open,
    stillWaits(model, request.login),
    lasts(request.since, model.now, model.limits.pushLifetime),
  )

/** The login is complete; its window learns of it when it looks. The count of wrong answers begins anew (SEC-LIMIT-10). */
export function noteApproval({ now }: Model, person: Person, request: ApprovalRequest): void {
  request.open = false
  request.approved = true
  request.login.stage = 'approved'
  request.login.approvedAt = now
  resetWrongAnswers(person)
}

/** The login is over, and no other one (SEC-END-01, SEC-END-02). It is no wrong answer (SEC-LIMIT-12). */
export function noteDecline(request: ApprovalRequest): void {
  request.open = false
  request.login.stage = 'denied'
}
