#!/usr/bin/env node
import './node-guard.mjs'
import module from 'node:module'
import { dirname, join } from 'node:path'

// Stripped and compiled once, not at every start, here and in the processes that this one starts. Beside package.json;
// where it cannot be written, Node goes without.
process.env.NODE_COMPILE_CACHE ??= join(
  dirname(module.findPackageJSON(import.meta.url)),
  'node_modules/.cache/sls',
)
module.enableCompileCache(process.env.NODE_COMPILE_CACHE)

// What loads JSX and faults would keep its own in the temporary folder, and leave it there.
process.env.TSX_DISABLE_CACHE = '1'

// By default import, and `main.ts` at run time: an older Node would fail on the TypeScript before the guard could say so.
await import('./main.ts')
