/** @module User name and password, for the login face and the device face alike. */

import { tryPassword } from '../domain/events/account/password.ts'
import type { Account } from '../domain/model/account.ts'
import { accepted, type Outcome, success } from '../domain/model/outcome.ts'
import type { System } from '../system.ts'
import type { Answer } from './endpoint.ts'
import { refuse } from './refusal.ts'

export interface PasswordCredentials {
  readonly username: string
  readonly password: string
}

/** An unknown user name takes the same work and gets the same answer as a wrong password. */
export async function checkPassword(
  system: System,
  { username, password }: PasswordCredentials,
): Promise<Answer<{ username: string; account: Account }>> {
  const { store, passwordHash, rules } = system.parts
  const key = rules.usernameKey(username)
  const account = await system.read(key)
  const verifier = rules.verifierToCompare(account?.passwordVerifier, passwordHash.decoy)
  const matches = verifier === undefined ? success(false) : await passwordHash.matches(password, verifier)
  if (!matches.ok) return matches
  await store.deleteExpiredAttempts(system.parts.clock.now())
  const tried = await store.transactAttempts(key, (before) => {
    const { attempts, outcome } = tryPassword(
      before,
      account !== undefined && matches.value,
      system.context(),
    )
    return { attempts, result: outcome }
  })
  await recordAttempt(system, account && key, tried)
  if (!tried.ok) return tried
  if (!account) return refuse('invalid_credentials', 'unknown user name')
  await keepUpToDate(system, key, account.passwordVerifier, password)
  return { ok: true, value: { username: key, account } }
}

/** An unknown user name is not written down: people type their passwords there. */
async function recordAttempt(
  system: System,
  who: string | undefined,
  tried: Outcome<undefined>,
): Promise<void> {
  const { store, clock } = system.parts
  const outcome = tried.ok ? { outcome: 'done' } : { outcome: tried.code, reason: tried.cause }
  await store.appendAudit([{ at: clock.now(), who, what: 'password', ...outcome }])
}

/** User name and password once more, of the person whose session or activation it is (OWASP ASVS 5.0, 7.5.1). */
export async function reauthenticate(
  system: System,
  username: string,
  credentials: PasswordCredentials,
): Promise<Answer<undefined>> {
  const checked = await checkPassword(system, credentials)
  if (system.parts.rules.reauthenticated(username, checked.ok ? checked.value.username : undefined))
    return { ok: true, value: undefined }
  return checked.ok ? refuse('invalid_credentials', 'credentials of somebody else') : checked
}

/** A verifier of another cost is made anew as soon as the password is at hand, unless the server is too busy or was faster. */
async function keepUpToDate(system: System, key: string, old: string, password: string): Promise<void> {
  const { passwordHash } = system.parts
  if (!passwordHash.outdated(old)) return
  const made = await passwordHash.verifier(password, system.context().random)
  if (!made.ok) return
  const passwordVerifier = made.value
  await system.change(key, (account) =>
    accepted(account.passwordVerifier === old ? { ...account, passwordVerifier } : account, undefined),
  )
}
