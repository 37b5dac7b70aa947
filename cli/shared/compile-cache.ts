import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'

/** For the environment of a child process: what this one has of compiled code, it shall have as well. */
export function compileCache(): Readonly<Record<string, string>> {
  const folder = getCompileCacheDir()
  // The folder that Node tells is one of its own below the one that it was given.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) }
}
