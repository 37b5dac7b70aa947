/** @module A digest of everything that a committed result depends on, so that a stale one says so. */

import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of all files that the patterns name, without tests; a glob may name a file of another one, too. */
export function digestOf(root: string, patterns: readonly string[]): string {
  const hash = createHash('sha256')
  const files = new Set(patterns.flatMap((pattern) => globSync(pattern, { cwd: root })))
  for (const file of [...files].filter((name) => !name.endsWith('.test.ts')).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  return hash.digest('hex').slice(0, 16)
}
