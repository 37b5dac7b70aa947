/** @module Opens a database with the schema of this program: a file, or one in memory. */

import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { migrate } from './migrate.ts'
import { OpenDatabase, type Prepared } from './open-database.ts'

/** How long one program waits for another that is writing to the same file. */
const busyTimeoutMs = 5_000

/** What has been acknowledged is on the disk: it outlives the death of the program and of the machine. */
const durable = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL'

const preparedIn = (database: DatabaseSync): Prepared => ({ database, statements: new Map() })

function openFile(file: string): OpenDatabase {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs })
  try {
    database.exec(durable)
    migrate(database)
    return new OpenDatabase(preparedIn(database), true, () => database.close())
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * Databases in memory. Worlds are opened by the hundred, and a schema with its statements takes longer to make than
 * most of them need it. So whatever happens to such a database is one transaction, which is undone when it is closed:
 * the next world gets it as it was made.
 */
class Shelf {
  readonly #unused: Prepared[] = []
  readonly #make: (database: DatabaseSync) => void

  constructor(make: (database: DatabaseSync) => void) {
    this.#make = make
  }

  open(): OpenDatabase {
    const taken = this.#unused.pop() ?? this.#made()
    taken.database.exec('BEGIN')
    return new OpenDatabase(taken, false, (used) => this.#putBack(used))
  }

  #made(): Prepared {
    const database = new DatabaseSync(':memory:')
    // A change keeps each page that it touches as it was: the smaller they are, the less there is to copy.
    database.exec('PRAGMA page_size = 1024')
    this.#make(database)
    return preparedIn(database)
  }

  #putBack(used: Prepared): void {
    // A database that has lost its transaction, for want of memory, is not as it was made.
    if (!used.database.isTransaction) used.database.close()
    else {
      used.database.exec('ROLLBACK')
      this.#unused.push(used)
    }
  }
}

const named = z.object({ type: z.string(), name: z.string() })

/** Takes out what refuses a change: the triggers, and the unique indexes beside those of the tables themselves. */
function dropGuards(database: DatabaseSync): void {
  const guards = database
    .prepare(
      "SELECT type, name FROM sqlite_schema WHERE sql LIKE 'CREATE TRIGGER%' OR sql LIKE 'CREATE UNIQUE%'",
    )
    .all()
  for (const { type, name } of guards.map((row) => named.parse(row))) database.exec(`DROP ${type} ${name}`)
}

const guarded = new Shelf(migrate)

const unguarded = new Shelf((database) => {
  migrate(database)
  dropGuards(database)
})

/** A database in this file, or in memory. */
export const openDatabase = (file: string | undefined): OpenDatabase =>
  file === undefined ? guarded.open() : openFile(file)

/** One in memory that keeps no rules. */
export const openUnguarded = (): OpenDatabase => unguarded.open()
