/** @module Opens a database with the schema of this program: a file, or one in memory. */

import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { migrate } from './migrate.ts'

/** How long one program waits for another that is writing to the same file. */
const busyTimeoutMs = 5_000

/** What has been acknowledged is on the disk: it outlives the death of the program and of the machine. */
const durable = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL'

function openFile(file: string): DatabaseSync {
  const database = new DatabaseSync(file, { timeout: busyTimeoutMs })
  try {
    database.exec(durable)
    migrate(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const images = new Map<string, Uint8Array>()

/** An empty database, made once per process: worlds are opened by the hundred, and each gets a copy. */
function image(name: string, prepare: (database: DatabaseSync) => void): Uint8Array {
  const known = images.get(name)
  if (known) return known
  const database = new DatabaseSync(':memory:')
  prepare(database)
  const made = database.serialize()
  database.close()
  images.set(name, made)
  return made
}

function copyOf(original: Uint8Array): DatabaseSync {
  const database = new DatabaseSync(':memory:')
  database.deserialize(original)
  return database
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

/** A database in this file, or in memory. */
export const openDatabase = (file: string | undefined): DatabaseSync =>
  file === undefined ? copyOf(image('guarded', migrate)) : openFile(file)

/** One in memory that keeps no rules. */
export const openUnguarded = (): DatabaseSync =>
  copyOf(
    image('unguarded', (database) => {
      migrate(database)
      dropGuards(database)
    }),
  )
