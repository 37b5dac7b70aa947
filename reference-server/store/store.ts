/** @module The port to the store. Its state survives a restart of the server. */

import type { AuditEntry } from '../audit.ts'
import type { Account } from '../domain/model/account.ts'
import type { PasswordAttempts } from '../domain/model/password-attempts.ts'
import type { Instant } from '../domain/model/primitives.ts'

/** Ids by which an account can be looked up; a session by the digest of its token. */
export type AccountReference = 'login' | 'session' | 'device' | 'activation'

export interface AccountChange<Result> {
  readonly account: Account
  readonly result: Result
  /** Appended to the audit trail in the same transaction. */
  readonly audit?: readonly AuditEntry[] | undefined
}

export interface Store {
  /** False if the user name is taken. */
  create(username: string, account: Account): Promise<boolean>
  read(username: string): Promise<Account | undefined>
  /** The key of the user name of the account that has this entry. */
  find(reference: AccountReference, id: string): Promise<string | undefined>
  /**
   * Changes one account atomically. `decide` has to be pure: after a concurrent change it is called again with the new
   * account. Undefined if there is no such account.
   */
  transact<Result>(
    username: string,
    decide: (account: Account) => AccountChange<Result>,
  ): Promise<Result | undefined>
  /** The same for the password attempts of any user name. */
  transactAttempts<Result>(
    username: string,
    decide: (attempts: PasswordAttempts) => { attempts: PasswordAttempts; result: Result },
  ): Promise<Result>
  /** Deletes password attempts whose retention has ended. */
  deleteExpiredAttempts(now: Instant): Promise<void>
  /** Appends to the audit trail, which is append-only. */
  appendAudit(entries: readonly AuditEntry[]): Promise<void>
  /** The audit trail, oldest entry first. */
  readAudit(): Promise<readonly AuditEntry[]>
  /** The time of the newest entry of the audit trail, a lower bound for the time after a restart. */
  latestAuditTime(): Promise<Instant | undefined>
  /** The keys of accounts with work due at or before `now`. */
  accountsDue(now: Instant): Promise<readonly string[]>
  /** The time of the earliest due work of all accounts. */
  nextDueAt(): Promise<Instant | undefined>
  /** Deletes everything except the audit trail. */
  clear(): Promise<void>
  /** From now on the database refuses nothing that a faulty server writes, over a restart as well. */
  dropGuards(): void
  close(): Promise<void>
}
