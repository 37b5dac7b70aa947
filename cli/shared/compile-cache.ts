import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'

/** Environment variables that make a child process use the compile cache of this one. */
export function compileCache(): Readonly<Record<string, string>> {
  const folder = getCompileCacheDir()
  // Node returns its own folder inside the one that it was given.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) }
}
