#!/usr/bin/env node
import '../checks/node-guard.mjs'

// Imported at run time: an older Node would fail on the TypeScript before the guard could say so.
await import('./main.ts')
