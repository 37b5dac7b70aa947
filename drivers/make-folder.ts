/** @module A folder with all that are above it. */

import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Makes the folder and those above it that are missing, each with this mode. Level by level: Node's own `recursive` does not
 * return below a folder such as /proc, which seems writable.
 */
export function makeFolder(path: string, mode?: number): void {
  if (existsSync(path)) return void readdirSync(path)
  makeFolder(dirname(path), mode)
  mkdirSync(path, { mode })
}
