/** @module A database that a store has open, with its cache of prepared statements. */

import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { atomically } from './transaction.ts'

export interface DatabaseHandle {
  readonly database: DatabaseSync
  readonly statements: Map<string, StatementSync>
}

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
