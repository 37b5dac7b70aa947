/** @module Exported names that say the wrong thing: a refused word, or a name that another module gives something else. */

import type { Module } from './modules.ts'
import { type RefusedWord, refusedWords } from './refused-words.ts'
import { type SharedName, sharedNames } from './shared-names.ts'

/** The words of an identifier: `APNsToken2` has `apns`, `token2`; `mobile-number`, `mobile`, `number`. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)

const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)

const fileName = (path: string): string => path.split('/').at(-1)?.split('.')[0] ?? ''

/** Exported names and names of files that have a refused word as one of their words, one sentence each. */
export const refusedNames = (
  modules: readonly Module[],
  table: readonly RefusedWord[] = refusedWords,
): string[] =>
  modules.flatMap(({ path, exports }) =>
    [...exports, fileName(path)].flatMap((name) =>
      table
        .filter(
          ({ word, allowedIn = [] }) =>
            wordsOf(name).includes(word) && !allowedIn.some((folder) => within(path, folder)),
        )
        .map(({ word, instead }) => `${path}: ${name}: not "${word}": ${instead}`),
    ),
  )

/** Names that several modules export, one sentence each, and shared names that no longer need to be listed. */
export function repeatedNames(
  modules: readonly Module[],
  table: readonly SharedName[] = sharedNames,
): string[] {
  const places = new Map<string, string[]>()
  for (const { path, exports } of modules)
    for (const name of exports) places.set(name, [...(places.get(name) ?? []), path])
  const listed = new Set(table.flatMap(({ names }) => names))
  const repeated = [...places].filter(([, paths]) => paths.length > 1)
  return [
    ...repeated
      .filter(([name]) => !listed.has(name))
      .map(([name, paths]) => `${name} is exported by ${paths.join(' and ')}: one thing, one name`),
    ...[...listed]
      .filter((name) => (places.get(name)?.length ?? 0) < 2)
      .map((name) => `${name} is no longer a shared name: take it out of architecture/shared-names.ts`),
  ]
}
