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

export function atomically<Result>(database: DatabaseSync, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    // Some errors, such as a full disk, have ended the transaction already.
    if (database.isTransaction) database.exec('ROLLBACK')
    throw asBrokenRule(error)
  }
}
