import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { memberFacts } from './own-copy.ts'

const factsOfAll = () => memberFacts({ project: undefined, faultFolders: [] }, undefined)

test('what runs leave changes no digest of the program', () => {
  const before = factsOfAll()
  const folder = join(import.meta.dirname, '../../reports/out/own-copy-test')
  mkdirSync(folder, { recursive: true })
  try {
    writeFileSync(join(folder, 'step.ts'), 'export {}\n')
    expect(factsOfAll()).toEqual(before)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
