/** @module Verifies user name and password, for the login face and the device face. */

import { tryPassword } from '../domain/events/account/password.ts'
import type { Account } from '../domain/model/account.ts'
import { accepted, type Outcome, success } from '../domain/model/outcome.ts'
import type { System } from '../system.ts'
import type { OperationResult } from './endpoint.ts'
import { refuse } from './refusal.ts'

export interface PasswordCredentials {
  readonly username: string
  readonly password: string
}

/** An unknown user name costs the same work and gets the same response as a wrong password. */
export async function checkPassword(
  system: System,
  { username, password }: PasswordCredentials,
): Promise<OperationResult<{ username: string; account: Account }>> {
  const { store, passwordHash, rules } = system.parts
  const key = rules.usernameKey(username)
  const account = await system.read(key)
  const verifier = rules.verifierToCompare(account?.passwordVerifier, passwordHash.decoy)
  const matches = verifier === undefined ? success(false) : await passwordHash.matches(password, verifier)
  if (!matches.ok) return matches
  await store.deleteExpiredAttempts(system.parts.clock.now())
  const attempt = await store.transactAttempts(key, (before) => {
    const { attempts, outcome } = tryPassword(
      before,
      account !== undefined && matches.value,
      system.context(),
    )
    return { attempts, result: outcome }
  })
  await auditAttempt(system, account && key, attempt)
  if (!attempt.ok) return attempt
  if (!account) return refuse('invalid_credentials', 'unknown user name')
  await upgradeVerifier(system, key, account.passwordVerifier, password)
  return { ok: true, value: { username: key, account } }
}

/** Unknown user names are not recorded: people type passwords into that field. */
async function auditAttempt(
  system: System,
  who: string | undefined,
  attempt: Outcome<undefined>,
): Promise<void> {
  const { store, clock } = system.parts
  const outcome = attempt.ok ? { outcome: 'done' } : { outcome: attempt.code, reason: attempt.cause }
  await store.appendAudit([{ at: clock.now(), who, what: 'password', ...outcome }])
}

/** OWASP ASVS 5.0, 7.5.1: user name and password again, of the person whose session or activation it is. */
export async function reauthenticate(
  system: System,
  username: string,
  credentials: PasswordCredentials,
): Promise<OperationResult<undefined>> {
  const checked = await checkPassword(system, credentials)
  if (system.parts.rules.reauthenticated(username, checked.ok ? checked.value.username : undefined))
    return { ok: true, value: undefined }
  return checked.ok ? refuse('invalid_credentials', 'credentials of another person') : checked
}

/** Replaces a verifier of another cost, unless hashing is overloaded or the verifier was changed concurrently. */
async function upgradeVerifier(system: System, key: string, old: string, password: string): Promise<void> {
  const { passwordHash } = system.parts
  if (!passwordHash.outdated(old)) return
  const upgraded = await passwordHash.verifier(password, system.context().random)
  if (!upgraded.ok) return
  const passwordVerifier = upgraded.value
  await system.change(key, (account) =>
    accepted(account.passwordVerifier === old ? { ...account, passwordVerifier } : account, undefined),
  )
}
