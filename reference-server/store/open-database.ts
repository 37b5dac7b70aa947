/** @module A database that a store has open, with its cache of prepared statements. */

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import { atomically } from './transaction.ts'

export interface DatabaseHandle {
  readonly database: DatabaseSync
  readonly statements: Map<string, StatementSync>
}

const schemaObject = z.object({ type: z.string(), name: z.string() })

/** Owned by one store until it is closed; afterwards every use throws. */
export class OpenDatabase {
  #handle: DatabaseHandle | undefined
  #group: PromiseWithResolvers<void> | undefined
  /** Whether another process may write to it as well. */
  readonly shared: boolean
  readonly #release: (handle: DatabaseHandle) => void

  constructor(handle: DatabaseHandle, shared: boolean, release: (handle: DatabaseHandle) => void) {
    this.#handle = handle
    this.shared = shared
    this.#release = release
  }

  /** Prepares a statement on first use. */
  statement(sql: string): StatementSync {
    const { database, statements } = this.#open
    const cached = statements.get(sql)
    if (cached) return cached
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  /** Does the changes of `work` all or not at all. They are durable when `committed` says so. */
  atomically<Result>(work: () => Result): Result {
    return this.write(() => atomically(this.#open.database, work, this.#run))
  }

  /**
   * Makes changes, each for itself. In a file those of one turn of the event loop are committed together: each commit waits for the
   * disk, and however many requests have arrived meanwhile wait for the next one together.
   */
  write<Result>(work: () => Result): Result {
    if (this.shared) this.#joinGroup()
    return work()
  }

  /**
   * Resolves when all that was read or written so far is on the disk, and rejects where it is lost: until then nobody may be told
   * of it. Undefined: it is there already.
   */
  get committed(): Promise<void> | undefined {
    return this.#group?.promise
  }

  /** Drops the guards of migration 0003 and its successors: triggers, and unique indexes beside those of the tables. */
  dropGuards(): void {
    const { database } = this.#open
    const guards = database
      .prepare(
        "SELECT type, name FROM sqlite_schema WHERE sql LIKE 'CREATE TRIGGER%' OR sql LIKE 'CREATE UNIQUE%'",
      )
      .all()
    for (const { type, name } of guards.map((row) => schemaObject.parse(row)))
      database.exec(`DROP ${type} ${name}`)
  }

  readonly #run = (sql: string): void => void this.statement(sql).run()

  #joinGroup(): void {
    const { database } = this.#open
    if (this.#group && !database.isTransaction)
      throw new Error('the database has ended the transaction that this change would belong to')
    if (this.#group) return
    this.#run('BEGIN IMMEDIATE')
    this.#group = Promise.withResolvers()
    // Whoever has changed or read something waits for it as well.
    this.#group.promise.catch(() => {})
    setImmediate(() => this.#commit())
  }

  #commit(): void {
    const group = this.#group
    this.#group = undefined
    if (group === undefined) return
    try {
      this.#run('COMMIT')
      group.resolve()
    } catch (error) {
      // SQLite ends the transaction by itself on some errors, such as a full disk.
      if (this.#open.database.isTransaction) this.#run('ROLLBACK')
      group.reject(error)
    }
  }

  close(): void {
    this.#commit()
    const handle = this.#open
    this.#handle = undefined
    this.#release(handle)
  }

  get #open(): DatabaseHandle {
    if (!this.#handle) throw new Error('the store is closed')
    return this.#handle
  }
}
