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
  readonly #giveBack: (held: Prepared) => void

  constructor(held: Prepared, giveBack: (held: Prepared) => void) {
    this.#held = held
    this.#giveBack = giveBack
  }

  /** Prepared when it is first needed: few stores need every statement. */
  prepared(sql: string): StatementSync {
    const { database, statements } = this.#open
    const statement = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  atomically<Result>(work: () => Result): Result {
    return atomically(this.#open.database, work)
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
