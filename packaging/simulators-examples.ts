/** @module The examples of simulators/README.md, as programs to run. */

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const top = resolve(import.meta.dirname, '..')

/** The first block of this language in the README. */
export function simulatorsExample(language: 'js' | 'ts'): string {
  const text = readFileSync(join(top, 'simulators/README.md'), 'utf8')
  const [, block] = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'ms').exec(text) ?? []
  if (block === undefined) throw new Error(`simulators/README.md has no example in ${language}`)
  return block
}

/** The arguments by which Node runs Vitest over the tests of a folder. */
export const vitestIn = (folder: string): readonly string[] => [
  join(top, 'node_modules/vitest/vitest.mjs'),
  'run',
  '--root',
  folder,
]
