/** @module Sessions: what a login leads to. */

import type { Account } from './account.ts'
import { added, replaced } from './change.ts'
import type { Context } from './context.ts'
import type { Login } from './login.ts'
import { accepted, refusal, refused, type Step } from './outcome.ts'
import { digest } from './secrets.ts'
import type { Instant, Locale, Platform } from './words.ts'

export interface Session {
  readonly id: string
  readonly tokenDigest: string
  readonly platform: Platform
  readonly locale: Locale
  readonly begunAt: Instant
}

/** The account with a new session for this login, without those that are over, and its token, which is not kept. */
export function openSession(
  account: Account,
  login: Login,
  { now, rules, random, profile }: Context,
): { account: Account; token: string } {
  const token = rules.newSecret(random)
  const session = {
    id: rules.newId(random),
    tokenDigest: digest(token),
    platform: login.platform,
    locale: login.locale,
    begunAt: now,
  }
  const collected = replaced(account, 'logins', { ...login, stage: { at: 'collected' } })
  const others = collected.sessions.filter((other) => rules.sessionInTime(other, now, profile))
  return { account: added({ ...collected, sessions: others }, 'sessions', session), token }
}

export function endSession(account: Account, sessionId: string, { rules }: Context): Step<undefined> {
  if (!account.sessions.some(({ id }) => id === sessionId))
    return refused(account, refusal('unauthenticated', 'no such session'))
  const sessions = account.sessions.filter(({ id }) => !rules.endsAtLogOut(id, sessionId))
  return accepted({ ...account, sessions }, undefined)
}
