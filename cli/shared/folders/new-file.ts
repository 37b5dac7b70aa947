/** @module A file that a subcommand makes beside what the user has. */

import { writeFileSync } from 'node:fs'

/**
 * Writes a file that is not there yet. Where that is not possible, a sentence says so, beginning with how the file was named.
 * `mode`: as of `chmod`, by default as the user's other files.
 */
export function writeNewFile(
  path: string,
  content: string,
  { named, mode }: { readonly named: string; readonly mode?: number },
): string | undefined {
  try {
    writeFileSync(path, content, { flag: 'wx', ...(mode !== undefined && { mode }) })
    return undefined
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return `${named} cannot be written (${String(error.code)}): choose a folder that is there and can be written.`
  }
}
