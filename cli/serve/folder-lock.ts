/** @module One process at a time: a file with its id, which counts for nothing once the process is gone. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Alive, and somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Takes the file for this process; where another one has it, its id. */
export function heldBy(file: string): number | undefined {
  const holder = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (holder > 0 && holder !== process.pid && isAlive(holder)) return holder
  writeFileSync(file, `${process.pid}\n`)
  return undefined
}
