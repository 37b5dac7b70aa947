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

  atomically<Result>(work: () => Result): Result {
    return atomically(this.#open.database, work, (sql) => void this.statement(sql).run())
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

  close(): void {
    const handle = this.#open
    this.#handle = undefined
    this.#release(handle)
  }

  get #open(): DatabaseHandle {
    if (!this.#handle) throw new Error('the store is closed')
    return this.#handle
  }
}
