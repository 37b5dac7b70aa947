/** @module Schema migrations: applies the files of migrations/ in order, each once. */

import { readdirSync, readFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { atomically } from './transaction.ts'

const folder = new URL('./migrations/', import.meta.url)

/** The text of each migration. The n-th leads to version n of the schema. */
export const migrations: readonly string[] = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))

const versionRow = z.object({ user_version: z.number() })

/** Applies all pending migrations in one transaction: a crash leaves the schema unchanged. */
export function migrate(database: DatabaseSync, available = migrations): void {
  atomically(database, () => {
    const { user_version: version } = versionRow.parse(database.prepare('PRAGMA user_version').get())
    if (version > available.length)
      throw new Error(
        `the file has schema version ${version}, and this program supports versions up to ${available.length}: ` +
          'use the program that wrote it, or a newer one',
      )
    for (const migration of available.slice(version)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${available.length}`)
  })
}
