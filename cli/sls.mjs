#!/usr/bin/env node
import './node-guard.mjs'
import './compile-cache.mjs'

// What loads JSX and faults would keep its own in the temporary folder, and leave it there.
process.env.TSX_DISABLE_CACHE = '1'

// By default import, and `main.ts` at run time: an older Node would fail on the TypeScript before the guard could say so.
await import('./main.ts')
