/** @module Forgetting what has ended long ago, so that an account does not grow for ever. */

import type { Account } from '../../model/account.ts'
import type { Instant } from '../../model/primitives.ts'
import type { Context } from '../../rules/context.ts'

export function forgetEnded(account: Account, { now, profile }: Context): Account {
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
