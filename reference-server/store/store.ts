/** @module Where accounts are kept. The state outlives the server: a restart is a new server over the same store. */

import type { AuditEntry } from '../audit.ts'
import type { Account } from '../domain/model/account.ts'
import type { PasswordAttempts } from '../domain/model/password-attempts.ts'
import type { Instant } from '../domain/model/primitives.ts'

/** What a caller can name that leads to an account. Bearer secrets are kept and looked up by their digest. */
export type AccountReference = 'login' | 'session' | 'device' | 'activation'

/** A change of one account, together with what the caller wants to know of it. */
export interface AccountChange<Result> {
  readonly account: Account
  readonly result: Result
  /** What the audit trail says of it: both are written, or neither. */
  readonly audit?: readonly AuditEntry[] | undefined
}

export interface Store {
  /** Adds a person. False where somebody has this user name already. */
  create(username: string, account: Account): Promise<boolean>
  read(username: string): Promise<Account | undefined>
  /** The user name of the person that something belongs to. */
  find(reference: AccountReference, id: string): Promise<string | undefined>
  /**
   * Changes one account as a whole or not at all. `decide` may be asked again where somebody else was faster, so it
   * must not do anything but decide. Undefined where there is no such person.
   */
  transact<Result>(
    username: string,
    decide: (account: Account) => AccountChange<Result>,
  ): Promise<Result | undefined>
  /** The same for what is remembered of wrong passwords, for any user name. */
  transactAttempts<Result>(
    username: string,
    decide: (attempts: PasswordAttempts) => { attempts: PasswordAttempts; result: Result },
  ): Promise<Result>
  /** Deletes what is to be forgotten of wrong passwords by `now`. */
  deleteExpiredAttempts(now: Instant): Promise<void>
  /** Adds to the audit trail, which nobody ever changes or shortens. */
  appendAudit(entries: readonly AuditEntry[]): Promise<void>
  /** The audit trail, the oldest first. */
  readAudit(): Promise<readonly AuditEntry[]>
  /** The instant of the newest entry of the audit trail: it has been that late. */
  latestAuditTime(): Promise<Instant | undefined>
  /** The people with work due at or before `now`, and the instant at which the next work of anybody is due. */
  accountsDue(now: Instant): Promise<readonly string[]>
  nextDueAt(): Promise<Instant | undefined>
  /** Forgets everything but the audit trail. */
  clear(): Promise<void>
  close(): Promise<void>
}
