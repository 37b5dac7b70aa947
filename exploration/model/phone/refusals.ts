/** @module A push service that takes nothing for a time. What it did not take is sent again within a minute, as long as it is of use. */

import { requestOpen } from '../approvals.ts'
import type { ApprovalRequest, Model, Person } from '../person.ts'
import { disturb, leaveArrivalOpen, send, sendSoon } from './display.ts'

/** The request whose notification the push service did not take, if it is the newest and of the phone in use. */
function lastRefused({ requests, phone }: Person): ApprovalRequest | undefined {
  const newest = requests.at(-1)
  return newest?.sent === false && newest.phone === phone ? newest : undefined
}

/** Whether the server sends a notification within a minute, and nobody can say when. */
export const isSentSoon = (person: Person): boolean =>
  person.display.sentBy !== undefined && lastRefused(person) !== undefined

/** Whether there is a notification to send as soon as the push service takes it. */
export function isHeldBack(model: Model, person: Person): boolean {
  const refused = lastRefused(person)
  return refused !== undefined && requestOpen(model, refused) === true
}

/** What has ended meanwhile is not sent (SEC-SEND-03). Nobody knows it of one to a registration or setting that is no more. */
export function takeNotifications(model: Model, person: Person): void {
  const refused = lastRefused(person)
  const isOpen = refused !== undefined && requestOpen(model, refused)
  if (isOpen && person.app.isRegistered && person.seamless) sendSoon(person, model.now)
  else if (isOpen !== false) leaveSentOpen(model, person)
  person.display.refused = 'none'
}

/** Nobody can say whether the server still sends it: it knows no more how long it has waited. */
export function leaveSentOpen(model: Model, person: Person): void {
  const refused = lastRefused(person)
  if (!refused) return
  refused.sent = undefined
  leaveArrivalOpen(person, model.now, refused)
}

/** A minute has passed, in which the person has done nothing (SEC-SEND-01). When in this minute it came is the system's choice. */
export function noteSentAgain(model: Model, person: Person): void {
  const refused = lastRefused(person)
  const at = person.display.sentBy
  if (refused === undefined || at === undefined || at > model.now) return
  if (!requestOpen({ ...model, now: at }, refused)) {
    leaveSentOpen(model, person)
    return
  }
  refused.sent = true
  if (person.display.waiting.length > 0) {
    leaveArrivalOpen(person, at, refused)
    return
  }
  send(person, at, refused)
  disturb(person)
  person.display.lastAt = model.now
}
