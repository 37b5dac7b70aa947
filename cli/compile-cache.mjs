// Modules are stripped of types and compiled once, not at every start, here and in the processes that this one starts. Beside
// package.json; where it cannot be written, Node goes without.
import module from 'node:module'
import { dirname, join } from 'node:path'

process.env.NODE_COMPILE_CACHE ??= join(
  dirname(module.findPackageJSON(import.meta.url)),
  'node_modules/.cache/sls',
)
module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
