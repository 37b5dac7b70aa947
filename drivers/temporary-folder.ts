/** @module Temporary folders. */

import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TemporaryFolder {
  readonly path: string
  remove(): void
}

/** A folder that is removed when this process exits. */
export function temporaryFolder(prefix: string, parent = tmpdir()): TemporaryFolder {
  const path = mkdtempSync(join(parent, prefix))
  const remove = () => rmSync(path, { recursive: true, force: true })
  process.once('exit', remove)
  return { path, remove }
}

/** POSIX shared memory: a file system without a disk beneath it. */
const sharedMemory = '/dev/shm'

/**
 * Where files go that have to outlive their process, but not the machine: into memory, where Linux has a place for
 * that, so that nothing waits for a disk. Where the environment names a folder for temporary files, that one.
 */
export function memoryBacked({ TMPDIR, TMP, TEMP }: NodeJS.ProcessEnv = process.env): string {
  if (TMPDIR ?? TMP ?? TEMP) return tmpdir()
  try {
    accessSync(sharedMemory, constants.W_OK)
    return sharedMemory
  } catch {
    return tmpdir()
  }
}
