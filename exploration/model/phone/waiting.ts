/** @module What did not reach the phone at once, and comes when nothing keeps it from it any more, if it is worth it by then. */

import { requestOpen } from '../approvals.ts'
import type { Foreseen } from '../numbers.ts'
import type { Model, Person } from '../person.ts'
import {
  isAppPaused,
  leaveReachedOpen,
  noteNewest,
  obstacleOf,
  type ShownNotification,
  show,
} from './display.ts'

/** As long as one about an order is of use. */
const orderLifetimeMs = 60 * 60_000

/** How long one about a login is kept that nobody can answer any more is the system's choice; push services count whole seconds. */
function isWorthShowing(model: Model, { request, sentAt }: ShownNotification, at: number): Foreseen {
  if (request) return requestOpen({ ...model, now: model.now + 1_000 }, request) || undefined
  return at - sentAt < orderLifetimeMs
}

/**
 * Something about the phone has changed, or time has passed (`isLate`). A push service need keep only the newest; what a paused
 * app keeps back is on the phone already, so that nothing but the pause and the permission matters to it.
 */
export function showWhatWaits(model: Model, person: Person, isLate = false): void {
  const { display } = person
  leaveReachedOpen(person)
  if (display.waiting.length === 0) return
  const obstacle = obstacleOf(display)
  if (obstacle?.row === 'NOTIF-25')
    for (const waiting of display.waiting) waiting.isOnPhone ||= waiting.dueAt <= model.now
  const isReleased = ({ isOnPhone, dueAt }: ShownNotification): boolean =>
    isOnPhone
      ? !display.isAllowed || !isAppPaused(display)
      : dueAt <= model.now && obstacle?.isForGood !== false
  const released = display.waiting.filter(isReleased)
  if (released.length === 0) return
  display.waiting = display.waiting.filter((waiting) => !isReleased(waiting))
  if (!display.isAllowed) return
  for (const arrival of released.toSorted((one, other) => one.dueAt - other.dueAt)) {
    const at = isLate ? arrival.dueAt : model.now
    const worth = isWorthShowing(model, arrival, at)
    if (worth === false) {
      display.row = 'NOTIF-25'
      continue
    }
    show(person, arrival, at)
    arrival.isThere = arrival === released.at(-1) && arrival.isThere ? worth : undefined
  }
  noteNewest(person)
}
