/** @module Changes of what single operations have made of a person, and what a reply of a login is about. */

import type { Operation } from '../../../contract/routes.ts'
import type { Account } from '../../../reference-server/domain/model/account.ts'
import type { Login } from '../../../reference-server/domain/model/login.ts'
import type { ServerParts } from '../../../reference-server/parts.ts'
import { type Here, knowing, revising } from './here.ts'

/** A server that changes what these operations have made of a person, before it is stored. */
export const revisingAfter = (
  parts: ServerParts,
  operations: readonly Operation[],
  revise: (after: Account, before: Account, here: Here) => Account,
): ServerParts =>
  knowing(parts, (here) => ({
    store: revising(parts, (after, before) => {
      const at = here()
      return at.operation !== undefined && operations.includes(at.operation)
        ? revise(after, before, at)
        : after
    }),
  }))

/** The person and the login that an id names. */
export async function loginNamed(
  { store }: ServerParts,
  loginId: string,
): Promise<{ readonly account: Account; readonly login: Login } | undefined> {
  const username = await store.find('login', loginId)
  const account = username === undefined ? undefined : await store.read(username)
  const login = account?.logins.find(({ id }) => id === loginId)
  return account && login ? { account, login } : undefined
}

/** A server that keeps something in memory, and forgets it when it is reset. */
export function remembering<Memory>(
  parts: ServerParts,
  begin: () => Memory,
  use: (memory: () => Memory, parts: ServerParts) => ServerParts,
): ServerParts {
  let memory = begin()
  const clear = async (): Promise<void> => {
    memory = begin()
    await parts.store.clear()
  }
  return use(() => memory, { ...parts, store: { ...parts.store, clear } })
}
