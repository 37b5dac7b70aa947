/** @module Links of documents to tests: the text of such a link is the title of the test, as it stands in its file. */

import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Document } from './paths.ts'

const testLink = /\[([^\]]+)\]\(([^)\s]+\.test\.ts)\)/g

/** One sentence for each link whose file has no test of this title. */
export function missingTests(documents: readonly Document[], top: string): string[] {
  return documents.flatMap(({ path, text }) =>
    Array.from(text.matchAll(testLink), ([, title = '', target = '']) => ({ title, target }))
      .filter(({ title, target }) => !titlesIn(join(top, dirname(path), target)).has(title))
      .map(({ title, target }) => `${path} names the test "${title}" of ${target}, which is not there`),
  )
}

/** What stands first in parentheses, in quotes: of `test(...)`, and of what `test.each(...)` gives. */
const title = /\(\s*(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"),/g

const titlesIn = (file: string): ReadonlySet<string> =>
  new Set(
    existsSync(file)
      ? Array.from(readFileSync(file, 'utf8').matchAll(title), ([, single, double]) => single ?? double ?? '')
      : [],
  )
