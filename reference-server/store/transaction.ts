/** @module A transaction: all of it, or nothing. */

import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** The database keeps a rule that the domain has broken. */
export class BrokenRule extends Error {
  override readonly name = 'BrokenRule'
}

/** SQLite's primary result code for constraints and triggers is 19, in the low byte of its error codes. */
const ofConstraint = z.looseObject({ errcode: z.number().refine((code) => (code & 0xff) === 19) })

const asBrokenRule = (error: unknown): unknown =>
  error instanceof Error && ofConstraint.safeParse(error).success
    ? new BrokenRule(error.message, { cause: error })
    : error

/** A transaction of its own, or a part of the one that is under way. */
const whole = { begin: 'BEGIN IMMEDIATE', commit: 'COMMIT', undo: ['ROLLBACK'] } as const
const part = { begin: 'SAVEPOINT part', commit: 'RELEASE part', undo: ['ROLLBACK TO part', 'RELEASE part'] }

/** Runs `work` as a whole. `run` runs one statement, such as one that is prepared already. */
export function atomically<Result>(
  database: DatabaseSync,
  work: () => Result,
  run = (sql: string): void => database.exec(sql),
): Result {
  const { begin, commit, undo } = database.isTransaction ? part : whole
  run(begin)
  try {
    const result = work()
    run(commit)
    return result
  } catch (error) {
    // Some errors, such as a full disk, have ended the transaction already.
    if (database.isTransaction) for (const sql of undo) run(sql)
    throw asBrokenRule(error)
  }
}
