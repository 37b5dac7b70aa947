/** @module Brings the schema of a database up to date: the files of migrations/, in their order, each once. */

import { readdirSync, readFileSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { atomically } from './transaction.ts'

const folder = new URL('./migrations/', import.meta.url)

/** The text of each migration. The n-th leads to version n of the schema. */
export const migrations: readonly string[] = readdirSync(folder)
  .sort()
  .map((name) => readFileSync(new URL(name, folder), 'utf8'))

const versioned = z.object({ user_version: z.number() })

/** All that is missing, or nothing: a program that dies meanwhile leaves the schema as it was. */
export function migrate(database: DatabaseSync, known = migrations): void {
  atomically(database, () => {
    const { user_version: version } = versioned.parse(database.prepare('PRAGMA user_version').get())
    if (version > known.length)
      throw new Error(
        `the file is of version ${version}, and this program knows versions up to ${known.length}: ` +
          'use the program that wrote it, or a newer one',
      )
    for (const migration of known.slice(version)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${known.length}`)
  })
}
