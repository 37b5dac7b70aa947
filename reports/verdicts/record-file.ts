/**
 * @module Where the messages of a run are: line by line in `messages.ndjson` while it goes, so that nothing is lost where it is
 * killed, and in `messages.ndjson.gz` when it has ended. Runs of earlier versions have the first alone.
 */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { readNamedFile } from '../named-file.ts'
import { invalid, type Result, valid } from '../result.ts'

/** While the run goes. */
export const growingRecord = 'messages.ndjson'

/** Of a run that has ended: a tenth to a fifth of the bytes. */
export const packedRecord = `${growingRecord}.gz`

export const packRecord = (lines: string | Uint8Array): Uint8Array => gzipSync(lines)

/** The path of the file of the two that a folder has. */
export const recordFileIn = (folder: string): string | undefined =>
  [growingRecord, packedRecord].map((name) => join(folder, name)).find((path) => existsSync(path))

/** The messages of the run in a folder, a line of JSON each; undefined where it has none. */
export function recordIn(folder: string): Result<string | undefined> {
  const file = recordFileIn(folder)
  if (file === undefined) return valid(undefined)
  const read = readNamedFile(file)
  if (!read.ok) return invalid(read.problems.map((problem) => `${file}: ${problem}.`))
  if (!file.endsWith(packedRecord)) return valid(read.value.toString('utf8'))
  try {
    return valid(gunzipSync(read.value).toString('utf8'))
  } catch {
    return invalid([`${file} is not whole, or not what gzip makes: name another folder.`])
  }
}

/** The same where a run has just left it. */
export function recordLeftIn(folder: string): string {
  const record = recordIn(folder)
  if (!record.ok) throw new Error(record.problems.join(' '))
  if (record.value === undefined) throw new Error(`${folder} has no messages of a run.`)
  return record.value
}
