/** @module Removes old entries, so that the size of an account is bounded. */

import type { Account } from '../../model/account.ts'
import type { Instant } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'

export function pruneEntries(account: Account, { now, profile }: Context): Account {
  const recent = (at: Instant): boolean => now - at < profile.retention
  const logins = account.logins.filter(({ begunAt }) => recent(begunAt)).slice(-profile.maximumLogins)
  const kept = new Set(logins.map(({ id }) => id))
  return {
    ...account,
    logins,
    approvalRequests: account.approvalRequests.filter(({ createdAt }) => recent(createdAt)),
    challenges: account.challenges.filter(({ loginId }) => kept.has(loginId)),
    activations: account.activations
      .filter(({ startedAt }) => recent(startedAt))
      .slice(-profile.maximumLogins),
  }
}
