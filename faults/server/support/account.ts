/** @module Rules that look at the person they decide about. */

import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import { store } from './store.ts'

/** The account that is being looked at or changed, for rules that do not get it. */
export function knowingAccount(
  change: (account: () => Account | undefined) => (parts: ServerParts) => ServerParts,
) {
  return (parts: ServerParts): ServerParts => {
    let current: Account | undefined
    const learning = store((right) => ({
      async read(username) {
        current = await right.read(username)
        return current
      },
      transact: (username, decide) =>
        right.transact(username, (account) => {
          current = account
          return decide(account)
        }),
    }))(parts)
    return change(() => current)(learning)
  }
}
