/** @module A digest of everything that a committed result depends on, so that a stale one says so. */

import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Counts, print } from '../parts/parts.ts'

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

/** The sentence of a committed page that says of which sources it is. */
export const sourcesLine = (digest: string): string => `Sources: \`${digest}\`.`

interface CommittedPage {
  /** From the top of the project. */
  readonly path: string
  /** That of the sources as they are now. */
  readonly digest: string
  /** What writes it. */
  readonly command: string
}

/** What is `counted` in the text of a page; one of other sources, or none, counts as skipped and says so. */
export function countsOfPage(
  root: string,
  { path, digest, command }: CommittedPage,
  counted: (text: string) => Counts,
): Counts {
  const file = join(root, path)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  if (text.includes(sourcesLine(digest))) return counted(text)
  print(`  ${path} is ${text ? 'of other sources' : 'missing'}: ${command}`)
  return { passed: 0, failed: 0, skipped: 1 }
}
