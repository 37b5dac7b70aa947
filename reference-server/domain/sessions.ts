/** @module Sessions: what a login leads to. */

import type { Account } from './account.ts'
import { added, replaced } from './change.ts'
import type { Context } from './context.ts'
import type { Login } from './login.ts'
import { accepted, type Step } from './outcome.ts'
import { digest } from './secrets.ts'
import type { Instant, Locale, Platform } from './words.ts'

export interface Session {
  readonly id: string
  readonly tokenDigest: string
  readonly platform: Platform
  readonly locale: Locale
  readonly begunAt: Instant
  /** When somebody asked for something with it, to the profile's grain. */
  readonly usedAt: Instant
}

/** The account with a new session for this login, without those that are over, and its token, which is not kept. */
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
  const others = collected.sessions.filter((other) => sessionStands(other, context))
  return { account: added({ ...collected, sessions: others }, 'sessions', session), token }
}

/** Whether a session opens anything: it is neither too old nor unused for too long. */
export const sessionStands = (session: Session, { now, rules, profile }: Context): boolean =>
  rules.sessionInTime(session, now, profile) && rules.sessionInUse(session, now, profile)

/** The session was used. A request is a use; a page that is merely open, and told of changes, is none. */
export function useSession(
  account: Account,
  sessionId: string,
  { now, rules, profile }: Context,
): Step<undefined> {
  const session = account.sessions.find(({ id }) => id === sessionId)
  return session && rules.useIsNoted(session, now, profile)
    ? accepted(replaced(account, 'sessions', { ...session, usedAt: now }), undefined)
    : accepted(account, undefined)
}

export function endSession(account: Account, sessionId: string, { rules }: Context): Step<undefined> {
  const sessions = account.sessions.filter(({ id }) => !rules.endsAtLogOut(id, sessionId))
  return accepted({ ...account, sessions }, undefined)
}
