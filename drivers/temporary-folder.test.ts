import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { memoryBacked } from './temporary-folder.ts'

test('where the environment names a folder for temporary files, that one is taken', () => {
  for (const name of ['TMPDIR', 'TMP', 'TEMP']) expect(memoryBacked({ [name]: '/anywhere' })).toBe(tmpdir())
})
