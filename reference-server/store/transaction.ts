/** @module Transactions, nested ones as savepoints. */

import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** A constraint or trigger of the database refused a change: the domain has a bug. */
export class ConstraintViolation extends Error {
  override readonly name = 'ConstraintViolation'
}

/** SQLITE_CONSTRAINT is 19, in the low byte of the extended result code. */
const constraintError = z.looseObject({ errcode: z.number().refine((code) => (code & 0xff) === 19) })

const asConstraintViolation = (error: unknown): unknown =>
  error instanceof Error && constraintError.safeParse(error).success
    ? new ConstraintViolation(error.message, { cause: error })
    : error

const transaction = { begin: 'BEGIN IMMEDIATE', commit: 'COMMIT', rollback: ['ROLLBACK'] } as const
const savepoint = {
  begin: 'SAVEPOINT nested',
  commit: 'RELEASE nested',
  rollback: ['ROLLBACK TO nested', 'RELEASE nested'],
}

/** Runs `work` in a transaction. `run` executes one statement; a caller can pass one that uses prepared statements. */
export function atomically<Result>(
  database: DatabaseSync,
  work: () => Result,
  run = (sql: string): void => database.exec(sql),
): Result {
  const { begin, commit, rollback } = database.isTransaction ? savepoint : transaction
  run(begin)
  try {
    const result = work()
    run(commit)
    return result
  } catch (error) {
    // SQLite ends the transaction by itself on some errors, such as a full disk.
    if (database.isTransaction) for (const sql of rollback) run(sql)
    throw asConstraintViolation(error)
  }
}
