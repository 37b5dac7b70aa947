/** @module Servers that have lost something over a restart. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import { noAttempts } from '../../../reference-server/domain/model/password-attempts.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import type { Store } from '../../../reference-server/store/store.ts'

/** Whether this server continues with what another has stored: it looked when that was, and nobody has reset it since. */
export function restarted(store: Store): { readonly store: Store; isRestarted(): boolean } {
  let continues = false
  return {
    store: {
      ...store,
      latestAuditTime: async () => {
        const latest = await store.latestAuditTime()
        continues = latest !== undefined
        return latest
      },
      clear: async () => {
        continues = false
        await store.clear()
      },
    },
    isRestarted: () => continues,
  }
}

/** A server whose first change of a person after a restart begins without what it kept in memory only. */
export function losing(parts: ServerParts, forgetful: (account: Account) => Account): ServerParts {
  const { store, isRestarted } = restarted(parts.store)
  const seen = new Set<string>()
  const transact: Store['transact'] = (username, decide) =>
    store.transact(username, (account) => {
      const first = isRestarted() && !seen.has(username)
      seen.add(username)
      return decide(first ? forgetful(account) : account)
    })
  return { ...parts, store: { ...store, transact } }
}

/** The same for wrong passwords. */
export function losingAttempts(parts: ServerParts): ServerParts {
  const { store, isRestarted } = restarted(parts.store)
  const seen = new Set<string>()
  const transactAttempts: Store['transactAttempts'] = (username, decide) =>
    store.transactAttempts(username, (attempts) => {
      const first = isRestarted() && !seen.has(username)
      seen.add(username)
      return decide(first ? noAttempts : attempts)
    })
  return { ...parts, store: { ...store, transactAttempts } }
}
