/** @module Tests of folders that are made with those above them. */

import { existsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFolder } from './make-folder.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('a folder that is made', () => {
  const { path } = temporaryFolder('sls-make-folder-')

  it('has those above it, with its mode, and may be there already', () => {
    const folder = join(path, 'a', 'b')
    makeFolder(folder, 0o700)
    makeFolder(folder, 0o700)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('is refused below a file', () => {
    writeFileSync(join(path, 'file'), '')
    expect(() => makeFolder(join(path, 'file', 'folder'))).toThrow('ENOTDIR')
  })

  it.skipIf(!existsSync('/proc'))('is refused where no folder can be made', () => {
    expect(() => makeFolder('/proc/no-such-process/folder')).toThrow('ENOENT')
  })
})
