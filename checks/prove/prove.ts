/**
 * @module `npm run prove [PART...]`: what takes hours. Each part writes a page in `reports/summary` that says of which sources it
 * is. Interrupted, it goes on with what is left; after a change of what the verdicts depend on, it begins anew.
 */

import { join } from 'node:path'
import { processTerminal } from '../../cli/shared/terminal.ts'
import { reportUsageErrors } from '../../cli/shared/usage-errors.ts'
import { loadFaults } from '../../drivers/assemblies/faults.ts'
import { parseProveOptions } from './options.ts'
import { provePairs } from './pairs-page.ts'
import { proveSeeds } from './seeds.ts'
import { provenWithoutLab, proveWithoutLab } from './without-lab.ts'

const root = join(import.meta.dirname, '..', '..')
const out = join(root, 'reports', 'out', 'prove')
const options = parseProveOptions(process.argv.slice(2))
if (!options.ok) process.exit(reportUsageErrors(options.problems, processTerminal()))
const { parts: asked, nats } = options.value
const known = await loadFaults([])

/** Most of the hour without a lab is waiting: it is played beside the others. */
const parts = {
  'without-lab': async () => (await provenWithoutLab(root)).skipped === 0 || (await proveWithoutLab(root)),
  pairs: () => provePairs(root, join(out, 'pairs'), known, nats),
  seeds: () => proveSeeds(root, join(out, 'seeds'), known, nats),
}
async function oneAfterTheOther(): Promise<boolean> {
  let isRight = true
  for (const part of ['pairs', 'seeds'] as const)
    if (asked.includes(part)) isRight = (await parts[part]()) && isRight
  return isRight
}

const isRight = await Promise.all([
  !asked.includes('without-lab') || parts['without-lab'](),
  oneAfterTheOther(),
])
process.exitCode = isRight.every(Boolean) ? 0 : 1
