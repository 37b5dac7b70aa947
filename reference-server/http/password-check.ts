/** @module User name and password, for the login face and the device face alike. */

import type { Account } from '../domain/account.ts'
import { tryPassword } from '../domain/password.ts'
import type { System } from '../system.ts'
import type { Answer } from './endpoint.ts'
import { refuse } from './refusal.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
}

/** An unknown user name takes the same work and gets the same answer as a wrong password. */
export async function checkPassword(
  system: System,
  { username, password }: Credentials,
): Promise<Answer<{ username: string; account: Account }>> {
  const { store, passwordHash, rules } = system.parts
  const key = rules.usernameKey(username)
  const account = await system.read(key)
  const matches = await passwordHash.matches(password, account?.passwordVerifier ?? passwordHash.decoy)
  const tried = await store.transactAttempts(key, (before) => {
    const { attempts, outcome } = tryPassword(before, account !== undefined && matches, system.context())
    return { attempts, result: outcome }
  })
  if (!tried.ok) return tried
  return account
    ? { ok: true, value: { username: key, account } }
    : refuse('invalid_credentials', 'unknown user name')
}
