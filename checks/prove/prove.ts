/**
 * @module `npm run prove [PART...]`: what takes hours. Each part writes a page in `reports/summary` that says of which sources it
 * is. Interrupted, it goes on with what is left; after a change of what the verdicts depend on, it begins anew.
 */

import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadFaults } from '../../drivers/assemblies/faults.ts'
import { print } from '../parts/parts.ts'
import { provePairs } from './pairs-page.ts'
import { proveSeeds } from './seeds.ts'
import { provenWithoutLab, proveWithoutLab } from './without-lab.ts'

const root = join(import.meta.dirname, '..', '..')
const out = join(root, 'reports', 'out', 'prove')
const known = await loadFaults([])

/** `--nats URL`: pairs and seeds are judged by the workers of a broker. */
const { values, positionals: asked } = parseArgs({
  options: { nats: { type: 'string' } },
  allowPositionals: true,
})
const { nats } = values

/** Most of the hour without a lab is waiting: it is played beside the others. */
const parts = {
  'without-lab': async () => (await provenWithoutLab(root)).skipped === 0 || (await proveWithoutLab(root)),
  pairs: () => provePairs(root, join(out, 'pairs'), known, nats),
  seeds: () => proveSeeds(root, join(out, 'seeds'), known, nats),
}
type Part = keyof typeof parts

const all: readonly Part[] = ['without-lab', 'pairs', 'seeds']
const unknown = asked.filter((name) => !all.some((part) => part === name))
if (unknown.length > 0) {
  print(`${unknown.join(', ')}: npm run prove has the parts ${all.join(', ')}.`)
  process.exit(2)
}
const has = (part: Part): boolean => asked.length === 0 || asked.includes(part)

async function oneAfterTheOther(): Promise<boolean> {
  let isRight = true
  for (const part of ['pairs', 'seeds'] as const) if (has(part)) isRight = (await parts[part]()) && isRight
  return isRight
}

const isRight = await Promise.all([!has('without-lab') || parts['without-lab'](), oneAfterTheOther()])
process.exitCode = isRight.every(Boolean) ? 0 : 1
