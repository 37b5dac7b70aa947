/** @module Folders with more files at one level than somebody reads at a glance. */

import { posix } from 'node:path'

const most = 20

/** Folders that may be larger, each with the reason. */
export const largeFolders: Readonly<Record<string, string>> = {}

/** Folders that hold more files at one level than may be, one sentence each. */
export function crowdedFolders(
  paths: readonly string[],
  exceptions: Readonly<Record<string, string>> = largeFolders,
): string[] {
  const counts = new Map<string, number>()
  for (const path of paths) {
    const folder = posix.dirname(path)
    counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts]
    .filter(([folder, count]) => count > most && !(folder in exceptions))
    .map(([folder, count]) => `${folder}/ holds ${count} files: group them in folders of ${most} at most`)
}
