/** @module The store over node:sqlite: a document per account, and the names that lead to it. */

import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Account } from '../domain/account.ts'
import { dueAt } from '../domain/number.ts'
import { noAttempts } from '../domain/password.ts'
import { decodeAccount, decodeAttempts, encode } from './account-document.ts'
import { newIn, referencesTo } from './references.ts'
import type { Store } from './store.ts'

const schema = `
  CREATE TABLE IF NOT EXISTS account (
    username TEXT PRIMARY KEY, version INTEGER NOT NULL, due_at INTEGER, document TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS reference (
    kind TEXT NOT NULL, id TEXT NOT NULL, username TEXT NOT NULL, PRIMARY KEY (kind, id)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS attempts (
    username TEXT PRIMARY KEY, document TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`

const versioned = z.object({ version: z.number(), document: z.string() }).optional()
const documented = z.object({ document: z.string() }).optional()
const owned = z.object({ username: z.string() })
const dated = z.object({ due_at: z.number().nullable() }).optional()

/** Somebody else changes the same account again and again only if something is wrong. */
const maximumTries = 100

/** How many accounts are kept decoded. */
const maximumDecoded = 1_000

interface Versioned {
  readonly version: number
  readonly account: Account
}

/** Its operations are members of their own, so that a store with one of them exchanged is easily made. */
class SqliteStore implements Store {
  readonly #database: DatabaseSync
  readonly #statements
  /** The account last decoded for each person: most requests find the document as the last one left it. */
  readonly #decoded = new Map<string, { readonly document: string; readonly account: Account }>()

  constructor(database: DatabaseSync) {
    this.#database = database
    database.exec(schema)
    const prepare = (sql: string) => database.prepare(sql)
    this.#statements = {
      read: prepare('SELECT version, document FROM account WHERE username = ?'),
      create: prepare('INSERT OR IGNORE INTO account VALUES (?, 1, ?, ?)'),
      update: prepare(
        'UPDATE account SET version = version + 1, due_at = ?, document = ? WHERE username = ? AND version = ?',
      ),
      find: prepare('SELECT username FROM reference WHERE kind = ? AND id = ?'),
      refer: prepare('INSERT INTO reference VALUES (?, ?, ?)'),
      unrefer: prepare('DELETE FROM reference WHERE kind = ? AND id = ?'),
      readAttempts: prepare('SELECT document FROM attempts WHERE username = ?'),
      writeAttempts: prepare('INSERT OR REPLACE INTO attempts VALUES (?, ?)'),
      due: prepare('SELECT username FROM account WHERE due_at <= ? ORDER BY due_at, username'),
      nextDue: prepare('SELECT min(due_at) AS due_at FROM account'),
    }
  }

  readonly create: Store['create'] = async (username, account) => {
    const { changes } = this.#statements.create.run(username, dueAt(account) ?? null, encode(account))
    return Number(changes) === 1
  }

  readonly read: Store['read'] = async (username) => {
    return this.#read(username)?.account
  }

  readonly find: Store['find'] = async (reference, id) => {
    return owned.optional().parse(this.#statements.find.get(reference, id))?.username
  }

  readonly transact: Store['transact'] = async (username, decide) => {
    for (let tries = 0; tries < maximumTries; tries++) {
      const before = this.#read(username)
      if (!before) return undefined
      const { account, result } = decide(before.account)
      if (account === before.account || this.#write(username, before, account)) return result
    }
    throw new Error(`the account of ${username} changed ${maximumTries} times under our hands`)
  }

  readonly transactAttempts: Store['transactAttempts'] = async (username, decide) => {
    return this.#atomically(() => {
      const row = documented.parse(this.#statements.readAttempts.get(username))
      const before = row ? decodeAttempts(row.document) : noAttempts
      const { attempts, result } = decide(before)
      if (attempts !== before) this.#statements.writeAttempts.run(username, encode(attempts))
      return result
    })
  }

  readonly due: Store['due'] = async (now) => {
    return this.#statements.due.all(now).map((row) => owned.parse(row).username)
  }

  readonly nextDue: Store['nextDue'] = async () => {
    return dated.parse(this.#statements.nextDue.get())?.due_at ?? undefined
  }

  readonly clear: Store['clear'] = async () => {
    this.#database.exec('DELETE FROM account; DELETE FROM reference; DELETE FROM attempts')
    this.#decoded.clear()
  }

  readonly close: Store['close'] = async () => {
    this.#database.close()
  }

  #read(username: string): Versioned | undefined {
    const row = versioned.parse(this.#statements.read.get(username))
    return row && { version: row.version, account: this.#decode(username, row.document) }
  }

  /** Accounts are never changed in place, so that one may be handed out again while its text is the same. */
  #decode(username: string, document: string): Account {
    const known = this.#decoded.get(username)
    if (known?.document === document) return known.account
    if (this.#decoded.size >= maximumDecoded) this.#decoded.clear()
    const account = decodeAccount(document)
    this.#decoded.set(username, { document, account })
    return account
  }

  /** Compare and swap: false where the account is no longer the one that was read. */
  #write(username: string, before: Versioned, account: Account): boolean {
    return this.#atomically(() => {
      const { changes } = this.#statements.update.run(
        dueAt(account) ?? null,
        encode(account),
        username,
        before.version,
      )
      if (Number(changes) === 0) return false
      this.#refer(username, before.account, account)
      return true
    })
  }

  #refer(username: string, before: Account, after: Account): void {
    const [old, current] = [referencesTo(before), referencesTo(after)]
    for (const { kind, id } of newIn(old, current)) this.#statements.unrefer.run(kind, id)
    for (const { kind, id } of newIn(current, old)) this.#statements.refer.run(kind, id, username)
  }

  #atomically<Result>(work: () => Result): Result {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.#database.exec('COMMIT')
      return result
    } catch (error) {
      this.#database.exec('ROLLBACK')
      throw error
    }
  }
}

/** A write-ahead log survives the death of the process, and asks the disk far less often than a rollback journal. */
const journal = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL'

/** A store in this file, or in memory. */
export function openStore(file = ':memory:'): Store {
  const database = new DatabaseSync(file)
  if (file !== ':memory:') database.exec(journal)
  return new SqliteStore(database)
}
