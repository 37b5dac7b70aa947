/** @module Folders that one process uses at a time. */

import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The lock file: the id of the process that uses the folder. Without effect once that process is gone. */
const lockName = 'in-use-by'

export type FolderLock =
  | { readonly isLocked: true; release(): void }
  | { readonly isLocked: false; readonly holder: number }

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Alive, and of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Locks a folder that is there for this process, or says which one holds it. */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, lockName)
  const ours = { isLocked: true, release: () => rmSync(file, { force: true }) } as const
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' })
    return ours
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const holder = Number(readFileSync(file, 'utf8'))
  if (holder > 0 && holder !== process.pid && isAlive(holder)) return { isLocked: false, holder }
  writeFileSync(file, `${process.pid}\n`)
  return ours
}

/** What somebody is told who asked for it by `option`. */
export const lockedSentence = (option: string, holder: number): string =>
  `${option} is in use by process ${holder}: end it, or choose another folder.`
