/** @module Finds paths in documents that lead nowhere: links, and names of our files and folders in code spans. */

import { existsSync, globSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'

/** A document: its path from the top folder, and its text. */
export interface Document {
  readonly path: string
  readonly text: string
}

const link = /\]\(([^)\s]+)\)/g
const codeSpan = /`([^`\n]+)`/g
const pathLike = /^[\w.-]+(?:\/[\w.{},*-]+)+\/?$/

/**
 * One sentence for each path that does not exist below `top`. Links are relative to their document; code spans count
 * where they begin with a folder that is there, from the top or after two dots, and may hold braces and asterisks.
 */
export function missingPaths(documents: readonly Document[], top: string): string[] {
  return documents.flatMap(({ path, text }) => {
    const links = Array.from(text.matchAll(link), ([, target = '']) => target.split('#', 1)[0] ?? '')
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(join(top, dirname(path), target)))
    const spans = Array.from(text.matchAll(codeSpan), ([, span = '']) => fromTop(span, path))
      .filter((span) => pathLike.test(span) && existsSync(join(top, span.split('/', 1)[0] ?? '')))
      .filter((span) => !span.startsWith('reports/out') && globSync(span, { cwd: top }).length === 0)
    return [...links, ...spans].map((target) => `${path} names ${target}, which does not exist`)
  })
}

const fromTop = (span: string, path: string): string =>
  span.startsWith('../') ? posix.join(posix.dirname(path), span) : span
