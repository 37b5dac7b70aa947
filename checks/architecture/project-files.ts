/** @module The TypeScript files of the project, as they stand on disk. */

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { SourceFile } from './architecture.ts'

const top = fileURLToPath(new URL('../../', import.meta.url))

/** Every TypeScript file outside node_modules and outputs. This folder's own test holds bad examples on purpose. */
export function projectFiles(): SourceFile[] {
  const exclude = ['node_modules/**', 'reports/out/**', 'checks/architecture/*.test.ts']
  return globSync('**/*.{ts,tsx}', { cwd: top, exclude })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(`${top}${path}`, 'utf8') }))
}
