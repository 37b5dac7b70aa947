/** @module How often somebody may be wrong, and what a lock covers (SEC-LIMIT, AMB-37). */

import { type Bounds, type Foreseen, lasts, reaches } from './numbers.ts'
import type { FailureCount, Model, Person } from './person.ts'

export const noFailures = (): FailureCount => ({
  count: { least: 0, most: 0 },
  lastAt: 0,
  lockedAt: undefined,
})

const locked = ({ lockedAt }: FailureCount, now: number, lock: Bounds): Foreseen =>
  lockedAt === undefined ? false : lasts(lockedAt, now, lock)

const mayLock = ({ count }: FailureCount, tries: Bounds): boolean => reaches(count, tries) !== false

/** SEC-LIMIT-04, SEC-LIMIT-06. What may have counted may have locked. */
export function secondFactorLocked({ now, limits }: Model, { secondFactor }: Person): Foreseen {
  const isLocked = locked(secondFactor, now, limits.secondFactorLock)
  return isLocked === false && mayLock(secondFactor, limits.secondFactorTries) ? undefined : isLocked
}

/** SEC-LIMIT-09, SEC-LIMIT-16 */
export const passwordLocked = ({ now, limits }: Model, { password }: Person): Foreseen =>
  locked(password, now, limits.passwordLock)

export const oneMore = ({ least, most }: Bounds): Bounds => ({ least: least + 1, most: most + 1 })

/** Counts a wrong one; true if it locks. When the lock ends, the count may begin anew or not. */
function count(failures: FailureCount, now: number, tries: Bounds): boolean {
  failures.count = oneMore(failures.count)
  failures.lastAt = now
  if (!reaches(failures.count, tries)) return false
  failures.lockedAt = now
  failures.count = { least: 0, most: tries.least - 1 }
  return true
}

/** Wrong answers of all kinds and logins are one count (SEC-LIMIT-04, SEC-LIMIT-11). */
export function countWrongAnswer({ now, limits }: Model, person: Person): void {
  const { secondFactor } = person
  if (count(secondFactor, now, limits.secondFactorTries) || mayLock(secondFactor, limits.secondFactorTries))
    mayEndWhatWaits(person)
}

/** What is refused without having been compared may count, too, and lock. */
export function mayCountWrongAnswer({ limits }: Model, person: Person): void {
  const { secondFactor } = person
  secondFactor.count = { ...secondFactor.count, most: secondFactor.count.most + 1 }
  if (mayLock(secondFactor, limits.secondFactorTries)) mayEndWhatWaits(person)
}

/** What waits may end with the lock. */
function mayEndWhatWaits({ windows, requests }: Person): void {
  for (const { login } of windows)
    if (login && login.stage !== 'loggedIn' && login.stage !== 'denied') login.stage = 'open end'
  for (const request of requests) if (request.open) request.open = undefined
}

export const countWrongPassword = ({ now, limits }: Model, { password }: Person): boolean =>
  count(password, now, limits.passwordTries)

/** What is refused at the second password of an activation may count, or not. */
export function mayCountWrongPassword({ password }: Person): void {
  password.count = { ...password.count, most: password.count.most + 1 }
}

/** After a right password that may have been looked at or not. */
export function mayResetWrongPasswords({ password }: Person): void {
  password.count = { least: 0, most: password.count.most }
}

/** A day after the last one a system may have let wrong passwords lapse: of names that nobody has it cannot keep all. */
export function lapseWrongPasswords({ now }: Model, person: Person): void {
  if (now - person.password.lastAt >= 24 * 60 * 60_000) mayResetWrongPasswords(person)
}

/** After a login with the right second factor, and after nothing else (SEC-LIMIT-05, SEC-LIMIT-10). */
export function resetWrongAnswers({ secondFactor }: Person): void {
  secondFactor.count = { least: 0, most: 0 }
  secondFactor.lockedAt = undefined
}

/** After the right password (SEC-LIMIT-13). */
export function resetWrongPasswords({ password }: Person): void {
  password.count = { least: 0, most: 0 }
  password.lockedAt = undefined
}
