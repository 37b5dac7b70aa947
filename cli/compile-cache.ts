import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'

/** For the environment of a child process: what this one has of compiled code, it shall have as well. */
export function compileCache(): Readonly<Record<string, string>> {
  const folder = getCompileCacheDir()
  // The folder that Node tells is one of its own below the one that it was given.
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: dirname(folder) }
}

/**
 * Options of V8 for a process that shares the cache. It would forget what it has not needed for a while, and compile it
 * again; at the end, only what it still has goes into the cache.
 */
export const keepingCompiled: readonly string[] = ['--no-flush-bytecode']
