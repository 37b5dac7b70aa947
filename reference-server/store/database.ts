/** @module Opens databases with the current schema: files, and pooled databases in memory. */

import { DatabaseSync } from 'node:sqlite'
import { migrate } from './migrate.ts'
import { type DatabaseHandle, OpenDatabase } from './open-database.ts'

/** How long to wait for a write lock of another process. */
const busyTimeoutMs = 5_000

/** Committed transactions survive a crash of the process and of the machine. */
const durable = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL'

const handleOf = (database: DatabaseSync): DatabaseHandle => ({ database, statements: new Map() })

function openFile(file: string): OpenDatabase {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs })
  try {
    database.exec(durable)
    migrate(database)
    return new OpenDatabase(handleOf(database), true, () => database.close())
  } catch (error) {
    database.close()
    throw error
  }
}

/**
 * A pool of databases in memory. Creating the schema and preparing statements takes longer than most scenarios use a
 * database. So each use is one transaction, which is rolled back when the database is returned to the pool.
 */
class DatabasePool {
  readonly #idle: DatabaseHandle[] = []
  readonly #createSchema: (database: DatabaseSync) => void

  constructor(createSchema: (database: DatabaseSync) => void) {
    this.#createSchema = createSchema
  }

  acquire(): OpenDatabase {
    const handle = this.#idle.pop() ?? this.#create()
    handle.database.exec('BEGIN')
    return new OpenDatabase(handle, false, (used) => this.#release(used))
  }

  #create(): DatabaseHandle {
    const database = new DatabaseSync(':memory:')
    // The rollback journal copies each page that is changed: smaller pages, less to copy.
    database.exec('PRAGMA page_size = 1024')
    this.#createSchema(database)
    return handleOf(database)
  }

  #release(handle: DatabaseHandle): void {
    // SQLite ends the transaction by itself on some errors, such as a lack of memory: then nothing can be rolled back.
    if (!handle.database.isTransaction) handle.database.close()
    else {
      handle.database.exec('ROLLBACK')
      this.#idle.push(handle)
    }
  }
}

const inMemory = new DatabasePool(migrate)

/** A database in a file, or in memory by default. */
export const openDatabase = (file: string | undefined): OpenDatabase =>
  file === undefined ? inMemory.acquire() : openFile(file)
