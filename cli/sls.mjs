#!/usr/bin/env node
import '../checks/node-guard.mjs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Stripped and compiled once, not at every start. Inside the clone; where it cannot be written, Node goes without.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/sls', import.meta.url)))

// Imported at run time: an older Node would fail on the TypeScript before the guard could say so.
await import('./main.ts')
