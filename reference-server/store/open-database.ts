import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { atomically } from './transaction.ts'

/** A database with the statements that it has prepared. */
export interface Prepared {
  readonly database: DatabaseSync
  readonly statements: Map<string, StatementSync>
}

/** A database in the hands of one store, until that closes it: whoever comes later meets an error. */
export class OpenDatabase {
  #held: Prepared | undefined
  /** Whether another program may write to it as well. */
  readonly shared: boolean
  readonly #giveBack: (held: Prepared) => void

  constructor(held: Prepared, shared: boolean, giveBack: (held: Prepared) => void) {
    this.#held = held
    this.shared = shared
    this.#giveBack = giveBack
  }

  /** Prepared when it is first needed: few stores need every statement. */
  prepared(sql: string): StatementSync {
    const { database, statements } = this.#open
    const known = statements.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  atomically<Result>(work: () => Result): Result {
    return atomically(this.#open.database, work, (sql) => void this.prepared(sql).run())
  }

  close(): void {
    const held = this.#open
    this.#held = undefined
    this.#giveBack(held)
  }

  get #open(): Prepared {
    if (!this.#held) throw new Error('the store is closed')
    return this.#held
  }
}
