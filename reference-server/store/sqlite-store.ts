/** @module The store over node:sqlite: a row per account, and a row for each of its entries. */

import type { SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
import type { AuditEntry } from '../audit.ts'
import { dueAt } from '../domain/events/due-work.ts'
import type { Account } from '../domain/model/account.ts'
import { noAttempts } from '../domain/model/password-attempts.ts'
import { decodeAccount, decodeAttempts, encode } from './account-document.ts'
import { decodeAuditEntry } from './audit-document.ts'
import { openDatabase, openUnguarded } from './database.ts'
import { touched, withoutEntries } from './entries.ts'
import type { OpenDatabase } from './open-database.ts'
import type { AccountReference, Store } from './store.ts'

const state = z.object({ id: z.number(), version: z.number() })
const whole = state.extend({ document: z.string() }).optional()
const documents = z.object({ document: z.string() })
const documented = documents.optional()
const owned = z.object({ username: z.string() })
const perhapsOwned = owned.optional()
const dated = z.object({ due_at: z.number().nullable() }).optional()

/** Where the names are that callers bring along. */
const names: Readonly<Record<AccountReference, string>> = {
  login: 'login.id',
  session: 'session.token_digest',
  device: 'device.id',
  activation: 'activation.id',
}

/** Somebody else changes the same account again and again only if something is wrong. */
const maximumTries = 100

/** How many accounts are kept as they were last read or written. */
const maximumKnown = 1_000

/** One state of an account: no other has its id and version. */
type Known = z.infer<typeof state> & { readonly account: Account }

/** Its operations are members of their own, so that a store with one of them exchanged is easily made. */
class SqliteStore implements Store {
  readonly #database: OpenDatabase
  readonly #known = new Map<string, Known>()

  constructor(database: OpenDatabase) {
    this.#database = database
  }

  readonly create: Store['create'] = async (username, account) => {
    const id = this.#database.atomically(() => {
      const { changes, lastInsertRowid } = this.#run(
        'INSERT OR IGNORE INTO account (username, due_at, document) VALUES (?, ?, ?)',
        username,
        dueAt(account) ?? null,
        encode(withoutEntries(account)),
      )
      if (Number(changes) === 0) return undefined
      this.#writeEntries(Number(lastInsertRowid), undefined, account)
      return Number(lastInsertRowid)
    })
    if (id !== undefined) this.#know(username, { id, version: 1, account })
    return id !== undefined
  }

  readonly read: Store['read'] = async (username) => {
    return this.#read(username)?.account
  }

  readonly find: Store['find'] = async (reference, id) => {
    const name = names[reference]
    const [table] = name.split('.')
    const owner = `SELECT username FROM ${table} JOIN account ON account.id = account WHERE ${name} = ?`
    return perhapsOwned.parse(this.#get(owner, id))?.username
  }

  readonly transact: Store['transact'] = async (username, decide) => {
    for (let tries = 0; tries < maximumTries; tries++) {
      const before = this.#read(username)
      if (!before) return undefined
      const { account, result, audit = [] } = decide(before.account)
      if (this.#write(username, before, account, audit)) return result
    }
    throw new Error(`the account of ${username} changed ${maximumTries} times under our hands`)
  }

  readonly transactAttempts: Store['transactAttempts'] = async (username, decide) =>
    this.#database.atomically(() => {
      const row = documented.parse(this.#get('SELECT document FROM attempts WHERE username = ?', username))
      const before = row ? decodeAttempts(row.document) : noAttempts
      const { attempts, result } = decide(before)
      if (attempts === noAttempts) {
        if (row) this.#run('DELETE FROM attempts WHERE username = ?', username)
      } else if (attempts !== before)
        this.#run('INSERT OR REPLACE INTO attempts VALUES (?, ?)', username, encode(attempts))
      return result
    })

  readonly deleteExpiredAttempts: Store['deleteExpiredAttempts'] = async (now) => {
    this.#run('DELETE FROM attempts WHERE forget_at <= ?', now)
  }

  readonly appendAudit: Store['appendAudit'] = async (entries) => {
    this.#record(entries)
  }

  readonly readAudit: Store['readAudit'] = async () =>
    this.#database
      .prepared('SELECT document FROM audit ORDER BY position')
      .all()
      .map((row) => decodeAuditEntry(documents.parse(row).document))

  readonly latestAuditTime: Store['latestAuditTime'] = async () => {
    const row = documented.parse(this.#get('SELECT document FROM audit ORDER BY position DESC LIMIT 1'))
    return row && decodeAuditEntry(row.document).at
  }

  readonly accountsDue: Store['accountsDue'] = async (now) =>
    this.#database
      .prepared('SELECT username FROM account WHERE due_at <= ? ORDER BY due_at, username')
      .all(now)
      .map((row) => owned.parse(row).username)

  readonly nextDueAt: Store['nextDueAt'] = async () => {
    return (
      dated.parse(this.#get('SELECT min(due_at) AS due_at FROM account WHERE due_at IS NOT NULL'))?.due_at ??
      undefined
    )
  }

  readonly clear: Store['clear'] = async () => {
    for (const table of ['account', 'attempts']) this.#run(`DELETE FROM ${table}`)
    this.#known.clear()
  }

  readonly close: Store['close'] = async () => {
    this.#database.close()
    this.#known.clear()
  }

  /** The store as a program that starts again finds it: nothing is remembered, everything is read. */
  reopened(): SqliteStore {
    return new SqliteStore(this.#database)
  }

  #read(username: string): Known | undefined {
    const remembered = this.#database.shared ? undefined : this.#known.get(username)
    return remembered ?? this.#readCurrent(username)
  }

  #readCurrent(username: string): Known | undefined {
    const current = this.#get('SELECT id, version FROM account WHERE username = ?', username)
    if (current === undefined) return undefined
    const { id, version } = state.parse(current)
    const known = this.#known.get(username)
    return known?.id === id && known.version === version ? known : this.#readWhole(username)
  }

  #readWhole(username: string): Known | undefined {
    const row = whole.parse(
      this.#get('SELECT id, version, document FROM whole_account WHERE username = ?', username),
    )
    return row && this.#know(username, { ...row, account: decodeAccount(row.document) })
  }

  /** Accounts are never changed in place, so that one may be handed out again while it is the current one. */
  #know(username: string, known: Known): Known {
    if (this.#known.size >= maximumKnown) this.#known.clear()
    this.#known.set(username, known)
    return known
  }

  /** Compare and swap: false where the account is no longer the one that was read. */
  #write(username: string, known: Known, account: Account, audit: readonly AuditEntry[]): boolean {
    const { id, version, account: before } = known
    if (account === before) {
      this.#record(audit)
      return true
    }
    const written = this.#database.atomically(() => {
      const { changes } = this.#run(
        'UPDATE account SET version = version + 1, due_at = ?, document = ? WHERE id = ? AND version = ?',
        dueAt(account) ?? null,
        encode(withoutEntries(account)),
        id,
        version,
      )
      if (Number(changes) === 0) return false
      this.#writeEntries(id, before, account)
      this.#record(audit)
      return true
    })
    if (written) this.#know(username, { id, version: version + 1, account })
    return written
  }

  /** What is gone goes first: it may have held what a new entry takes. */
  #writeEntries(account: number, before: Account | undefined, after: Account): void {
    for (const { table, removed, written } of touched(before, after)) {
      for (const id of removed) this.#run(`DELETE FROM ${table} WHERE id = ?`, id)
      const write = `INSERT INTO ${table} (account, document) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET document = excluded.document`
      for (const entry of written) this.#run(write, account, encode(entry))
    }
  }

  #record(entries: readonly AuditEntry[]): void {
    for (const entry of entries) this.#run('INSERT INTO audit (document) VALUES (?)', JSON.stringify(entry))
  }

  #get(sql: string, ...values: SQLInputValue[]) {
    return this.#database.prepared(sql).get(...values)
  }

  #run(sql: string, ...values: SQLInputValue[]) {
    return this.#database.prepared(sql).run(...values)
  }
}

/** A store in this file, or in memory. */
export const openStore = (file?: string): SqliteStore => new SqliteStore(openDatabase(file))

/** One in memory whose database keeps no rules, for a server that is wrong on purpose: what it does shall be seen. */
export const openUnguardedStore = (): Store => new SqliteStore(openUnguarded())
