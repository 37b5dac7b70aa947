/** @module Reads a file that somebody named, such as by an option. */

import { readFileSync } from 'node:fs'
import { invalid, type Result, valid } from './result.ts'

/** What the file holds, or why nobody can read it: half a sentence, for whoever knows how the file was named. */
export function readNamedFile(path: string): Result<Buffer> {
  try {
    return valid(readFileSync(path))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'ENOENT') return invalid(['there is no such file'])
    if (error.code === 'EISDIR') return invalid(['it is a folder: name a file'])
    return invalid([`it cannot be read (${String(error.code)}): name another file`])
  }
}

/**
 * The same as text, without the byte order mark that some editors put first; the half sentence is made whole by who names the file:
 * `--key k.pem: it is a folder: name a file.`
 */
export function readNamedText(path: string, named: string): Result<string> {
  const read = readNamedFile(path)
  return read.ok
    ? valid(read.value.toString('utf8').replace(/^\uFEFF/, ''))
    : invalid(read.problems.map((problem) => `${named}: ${problem}.`))
}
