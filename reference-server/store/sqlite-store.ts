/** @module The store in SQLite: a row per account, and a row per entry of its lists. */

import type { SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
import type { AuditEntry } from '../audit.ts'
import { dueAt } from '../domain/events/due-work.ts'
import type { Account } from '../domain/model/account.ts'
import { noAttempts } from '../domain/model/password-attempts.ts'
import { decodeAccount, decodeAttempts, encode } from './account-document.ts'
import { decodeAuditEntry } from './audit-document.ts'
import { openDatabase } from './database.ts'
import { tableChanges, withoutEntries } from './entries.ts'
import type { OpenDatabase } from './open-database.ts'
import type { AccountReference, Store } from './store.ts'

const versionRow = z.object({ id: z.number(), version: z.number() })
const accountRow = versionRow.extend({ document: z.string() }).optional()
const documentRow = z.object({ document: z.string() })
const optionalDocumentRow = documentRow.optional()
const usernameRow = z.object({ username: z.string() })
const optionalUsernameRow = usernameRow.optional()
const dueRow = z.object({ due_at: z.number().nullable() }).optional()

const referenceColumns: Readonly<Record<AccountReference, string>> = {
  login: 'login.id',
  session: 'session.token_digest',
  device: 'device.id',
  activation: 'activation.id',
}

/** More conflicts in a row than concurrent writers cause. */
const maximumTries = 100

const maximumCached = 1_000

/** `id` and `version` identify one state of an account. */
type CachedAccount = z.infer<typeof versionRow> & { readonly account: Account }

/** Operations are properties, so that a copy of the store by spread syntax can replace some of them. */
class SqliteStore implements Store {
  readonly #database: OpenDatabase
  readonly #cache = new Map<string, CachedAccount>()

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
    if (id !== undefined) this.#remember(username, { id, version: 1, account })
    return this.#committed(id !== undefined)
  }

  readonly read: Store['read'] = async (username) => this.#committed(this.#read(username)?.account)

  readonly find: Store['find'] = async (reference, id) => {
    const column = referenceColumns[reference]
    const [table] = column.split('.')
    const query = `SELECT username FROM ${table} JOIN account ON account.id = account WHERE ${column} = ?`
    return this.#committed(optionalUsernameRow.parse(this.#get(query, id))?.username)
  }

  readonly transact: Store['transact'] = async (username, decide) => {
    for (let tries = 0; tries < maximumTries; tries++) {
      const before = this.#read(username)
      if (!before) return this.#committed(undefined)
      const { account, result, audit = [] } = decide(before.account)
      if (this.#write(username, before, account, audit)) return this.#committed(result)
    }
    throw new Error(`the account of ${username} was changed concurrently in each of ${maximumTries} tries`)
  }

  readonly transactAttempts: Store['transactAttempts'] = async (username, decide) =>
    this.#committed(
      this.#database.atomically(() => {
        const row = optionalDocumentRow.parse(
          this.#get('SELECT document FROM attempts WHERE username = ?', username),
        )
        const before = row ? decodeAttempts(row.document) : noAttempts
        const { attempts, result } = decide(before)
        if (attempts === noAttempts) {
          if (row) this.#run('DELETE FROM attempts WHERE username = ?', username)
        } else if (attempts !== before)
          this.#run('INSERT OR REPLACE INTO attempts VALUES (?, ?)', username, encode(attempts))
        return result
      }),
    )

  readonly deleteExpiredAttempts: Store['deleteExpiredAttempts'] = async (now) => {
    this.#database.write(() => this.#run('DELETE FROM attempts WHERE forget_at <= ?', now))
    return this.#committed(undefined)
  }

  readonly appendAudit: Store['appendAudit'] = async (entries) => {
    this.#insertAudit(entries)
    return this.#committed(undefined)
  }

  readonly readAudit: Store['readAudit'] = async () =>
    this.#committed(
      this.#database
        .statement('SELECT document FROM audit ORDER BY position')
        .all()
        .map((row) => decodeAuditEntry(documentRow.parse(row).document)),
    )

  readonly latestAuditTime: Store['latestAuditTime'] = async () => {
    const row = optionalDocumentRow.parse(
      this.#get('SELECT document FROM audit ORDER BY position DESC LIMIT 1'),
    )
    return this.#committed(row && decodeAuditEntry(row.document).at)
  }

  readonly accountsDue: Store['accountsDue'] = async (now) =>
    this.#committed(
      this.#database
        .statement('SELECT username FROM account WHERE due_at <= ? ORDER BY due_at, username')
        .all(now)
        .map((row) => usernameRow.parse(row).username),
    )

  readonly nextDueAt: Store['nextDueAt'] = async () => {
    const row = this.#get('SELECT min(due_at) AS due_at FROM account WHERE due_at IS NOT NULL')
    return this.#committed(dueRow.parse(row)?.due_at ?? undefined)
  }

  readonly clear: Store['clear'] = async () => {
    this.#database.write(() => {
      for (const table of ['account', 'attempts']) this.#run(`DELETE FROM ${table}`)
    })
    this.#cache.clear()
    return this.#committed(undefined)
  }

  readonly close: Store['close'] = async () => {
    this.#database.close()
    this.#cache.clear()
  }

  readonly dropGuards: Store['dropGuards'] = () => this.#database.dropGuards()

  /** A store over the same database with an empty cache, as after a restart. */
  reopened(): SqliteStore {
    return new SqliteStore(this.#database)
  }

  #read(username: string): CachedAccount | undefined {
    const cached = this.#database.shared ? undefined : this.#cache.get(username)
    return cached ?? this.#readCurrent(username)
  }

  /** Another process may have written: the cached account is valid if its version is the stored one. */
  #readCurrent(username: string): CachedAccount | undefined {
    const row = this.#get('SELECT id, version FROM account WHERE username = ?', username)
    if (row === undefined) return undefined
    const { id, version } = versionRow.parse(row)
    const cached = this.#cache.get(username)
    return cached?.id === id && cached.version === version ? cached : this.#readDocument(username)
  }

  #readDocument(username: string): CachedAccount | undefined {
    const row = accountRow.parse(
      this.#get('SELECT id, version, document FROM whole_account WHERE username = ?', username),
    )
    return row && this.#remember(username, { ...row, account: decodeAccount(row.document) })
  }

  /** Accounts are immutable, so that a cached one can be returned to several callers. */
  #remember(username: string, cached: CachedAccount): CachedAccount {
    if (this.#cache.size >= maximumCached) this.#cache.clear()
    this.#cache.set(username, cached)
    return cached
  }

  /** Compare and swap: false if the account was changed since it was read. */
  #write(username: string, read: CachedAccount, account: Account, audit: readonly AuditEntry[]): boolean {
    const { id, version, account: before } = read
    if (account === before) {
      this.#insertAudit(audit)
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
      this.#insertAudit(audit)
      return true
    })
    if (written) this.#remember(username, { id, version: version + 1, account })
    return written
  }

  /** Deletes come first: a removed entry may hold a unique value that an added one takes. */
  #writeEntries(account: number, before: Account | undefined, after: Account): void {
    for (const { table, removed, written } of tableChanges(before, after)) {
      for (const id of removed) this.#run(`DELETE FROM ${table} WHERE id = ?`, id)
      const upsert = `INSERT INTO ${table} (account, document) VALUES (?, ?)
        ON CONFLICT (id) DO UPDATE SET document = excluded.document`
      for (const entry of written) this.#run(upsert, account, encode(entry))
    }
  }

  #insertAudit(entries: readonly AuditEntry[]): void {
    if (entries.length === 0) return
    this.#database.write(() => {
      for (const entry of entries) this.#run('INSERT INTO audit (document) VALUES (?)', JSON.stringify(entry))
    })
  }

  /** Hands out what was read or written when all of it is on the disk. */
  #committed<Result>(result: Result): Result | Promise<Result> {
    const { committed } = this.#database
    if (committed === undefined) return result
    return committed.then(
      () => result,
      (error: unknown) => {
        // It knows what was written and is lost.
        this.#cache.clear()
        throw error
      },
    )
  }

  #get(sql: string, ...values: SQLInputValue[]) {
    return this.#database.statement(sql).get(...values)
  }

  #run(sql: string, ...values: SQLInputValue[]) {
    return this.#database.statement(sql).run(...values)
  }
}

/** A store in a file, or in memory by default. */
export const openStore = (file?: string): SqliteStore => new SqliteStore(openDatabase(file))
