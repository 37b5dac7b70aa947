#!/usr/bin/env node
import './node-guard.mjs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// Stripped and compiled once, not at every start. Inside the clone; where it cannot be written, Node goes without.
module.enableCompileCache?.(fileURLToPath(new URL('../node_modules/.cache/sls', import.meta.url)))

// What loads JSX and faults would keep its own in the temporary folder, and leave it there.
process.env.TSX_DISABLE_CACHE = '1'

// By default import, and `main.ts` at run time: an older Node would fail on the TypeScript before the guard could say so.
await import('./main.ts')
