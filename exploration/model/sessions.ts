/** @module Sessions: each login has one (SEC-SESSION-01), until its time, its disuse or its logout ends it. */

import { allOf, type Foreseen, lasts } from './numbers.ts'
import type { Model, ModelLogin, ModelWindow, Person } from './person.ts'

/** Whether the session of a window is accepted (SEC-SESSION-02, SEC-SESSION-05, SEC-SESSION-06). */
export function sessionOpen({ now, limits }: Model, { session }: ModelWindow): Foreseen {
  if (!session) return false
  const { usedAt } = session
  const idle = limits.sessionIdleLifetime
  const inUse = lasts(usedAt.most, now, idle) === false ? false : lasts(usedAt.least, now, idle) || undefined
  return allOf(session.open, lasts(session.begunAt, now, limits.sessionLifetime), inUse)
}

/** The login is complete. Whether the earlier sessions of this person stay is the system's choice. */
export function beginSession({ now }: Model, person: Person, window: ModelWindow): void {
  for (const { session } of person.windows) if (session?.open) session.open = undefined
  window.session = { begunAt: now, usedAt: { least: now, most: now }, open: true }
  if (window.login) window.login.stage = 'loggedIn'
}

/** A use need not be counted within so many milliseconds after one that was. */
const useResolution = 60_000

/** A request in it is a use, which begins the time of disuse anew. */
export function noteSessionUse({ now }: Model, { session }: ModelWindow): void {
  if (!session) return
  const { least } = session.usedAt
  session.usedAt = { least: now - least < useResolution ? least : now, most: now }
}

export function closeSession({ session }: ModelWindow): void {
  if (session) session.open = false
}

const beforeSession: readonly ModelLogin['stage'][] = [
  'chooseDevice',
  'waitingForApproval',
  'challenge',
  'securityCode',
  'denied',
  'over',
]

/** Whether a look at this window is certain to find nobody logged in (SEC-SESSION-03, SEC-END-01, SEC-EXPIRY-02). */
export function certainlyOutside({ now, limits }: Model, { login, session }: ModelWindow): boolean {
  if (session) return false
  if (!login) return true
  if (beforeSession.includes(login.stage)) return true
  const { approvedAt } = login
  return login.stage === 'approved' && approvedAt !== undefined
    ? allOf(
        lasts(approvedAt, now, limits.collectLifetime),
        lasts(login.begunAt, now, limits.loginLifetime),
      ) === false
    : false
}
