/**
 * @module `npm run prove`: plays an hour without a lab face (`without-lab.ts`), where its page is of other sources, and runs the
 * suite with every pair of harmless variants (`pairs.ts`). Writes `reports/summary/pairs.md` when all are done. Interrupted,
 * it goes on with the pairs that are left; after a change of what the verdicts depend on, it begins anew.
 */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadFaults } from '../../drivers/assemblies/faults.ts'
import { type Detection, detectionSchema } from '../../reports/detection/detection-schema.ts'
import { print } from '../parts/parts.ts'
import { digestOfDependencies, pairsOf } from './pairs.ts'
import { pairsPage } from './pairs-page.ts'
import { provenWithoutLab, proveWithoutLab } from './without-lab.ts'

const top = join(import.meta.dirname, '..', '..')
const out = join(top, 'reports', 'out', 'prove')
const digestFile = join(out, 'digest')
const digest = digestOfDependencies(top)

const judged = (): Detection['harmless'] =>
  existsSync(join(out, 'detection.json'))
    ? detectionSchema.parse(JSON.parse(readFileSync(join(out, 'detection.json'), 'utf8'))).harmless
    : []

if (!existsSync(digestFile) || readFileSync(digestFile, 'utf8') !== digest)
  rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
writeFileSync(digestFile, digest)

/** Judges the pairs that are left, and writes the page when there are none. Resolves to whether all are green. */
async function provePairs(): Promise<boolean> {
  const pairs = pairsOf(await loadFaults([])).map(({ id }) => id)
  const done = judged().map(({ id }) => id)
  const left = pairs.filter((id) => !done.includes(id))
  print(`${pairs.length} pairs, ${pairs.length - left.length} of them judged before`)
  if (left.length > 0) {
    const only = left.flatMap((id) => ['--only', id])
    // An interrupt reaches both: sls detect writes what it has, and this one waits for that.
    process.on('SIGINT', () => undefined)
    const args = [join(top, 'cli', 'sls.mjs'), 'detect', ...only, '--out', out]
    await once(spawn(process.execPath, args, { cwd: top, stdio: 'inherit' }), 'close')
  }
  const results = judged()
  const missing = pairs.length - results.length
  if (missing > 0) print(`${missing} pairs are left: npm run prove goes on with them`)
  else writeFileSync(join(top, 'reports', 'summary', 'pairs.md'), pairsPage(results, digest))
  return missing === 0 && results.every(({ verdict }) => verdict === 'green')
}

const { skipped } = await provenWithoutLab(top)
// Most of an hour is waiting.
const isRight = await Promise.all([skipped === 0 || proveWithoutLab(top), provePairs()])
process.exitCode = isRight.every(Boolean) ? 0 : 1
