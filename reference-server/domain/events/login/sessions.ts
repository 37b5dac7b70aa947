/** @module Sessions: opening, validity, use and end. */

import { digest } from '../../crypto/secrets.ts'
import type { Account } from '../../model/account.ts'
import { added, replaced } from '../../model/entries.ts'
import type { Login } from '../../model/login.ts'
import { accepted, type Step } from '../../model/outcome.ts'
import type { Session } from '../../model/session.ts'
import type { Context } from '../../rules/context.ts'

/** Adds a session for the login and drops expired ones. The token is returned only here: its digest is stored. */
export function openSession(
  account: Account,
  login: Login,
  context: Context,
): { account: Account; token: string } {
  const { now, rules, random } = context
  const token = rules.newSecret(random)
  const session = {
    id: rules.newId(random),
    tokenDigest: digest(token),
    platform: login.platform,
    locale: login.locale,
    begunAt: now,
    usedAt: now,
  }
  const collected = replaced(account, 'logins', { ...login, stage: { at: 'collected' } })
  const others = collected.sessions.filter((other) => sessionIsValid(other, context))
  return { account: added({ ...collected, sessions: others }, 'sessions', session), token }
}

/** Whether the session is within its overall timeout and its idle timeout. */
export const sessionIsValid = (session: Session, { now, rules, profile }: Context): boolean =>
  rules.sessionInTime(session, now, profile) && rules.sessionNotIdle(session, now, profile)

/** A request is a use; an open page that receives change events is none. */
export function recordSessionUse(
  account: Account,
  sessionId: string,
  { now, rules, profile }: Context,
): Step<undefined> {
  const session = account.sessions.find(({ id }) => id === sessionId)
  return session && rules.sessionUseIsRecorded(session, now, profile)
    ? accepted(replaced(account, 'sessions', { ...session, usedAt: now }), undefined)
    : accepted(account, undefined)
}

export function endSession(account: Account, sessionId: string, { rules }: Context): Step<undefined> {
  const sessions = account.sessions.filter(({ id }) => !rules.logOutEnds(id, sessionId))
  return accepted({ ...account, sessions }, undefined)
}
