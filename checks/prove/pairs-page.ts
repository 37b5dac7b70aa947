/** @module The committed page of all pairs, and whether it still says something of the sources. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import type { Detection } from '../../reports/detection/detection-schema.ts'
import type { Counts } from '../parts/parts.ts'
import { countsOfPage, sourcesLine } from './digest.ts'
import { digestOfDependencies, pairsOf } from './pairs.ts'
import { detectionOfAll } from './resumed-detection.ts'

const path = 'reports/summary/pairs.md'

/**
 * Judges the pairs and writes the page when all are done. `out`: the folder that keeps what was judged. Resolves to whether
 * all are done and green.
 */
export async function provePairs(
  root: string,
  out: string,
  known: readonly KnownFault[],
  nats?: string,
): Promise<boolean> {
  const digest = digestOfDependencies(root)
  const ids = pairsOf(known).map(({ id }) => id)
  const record = await detectionOfAll({ root, out, digest, ids, called: 'pairs', nats })
  if (record === undefined) return false
  writeFileSync(join(root, path), pairsPage(record.harmless, digest))
  return record.harmless.every(({ verdict }) => verdict === 'green')
}

/** The page of all pairs with their verdicts, and of which sources they were reached. */
function pairsPage(results: Detection['harmless'], digest: string): string {
  const alarms = results.filter(({ verdict }) => verdict !== 'green').length
  return [
    '<!-- Written by `npm run prove`. -->',
    '# Pairs of harmless variants',
    `${results.length} pairs, ${results.length - alarms} green, ${alarms} false alarms. ${sourcesLine(digest)}`,
    [
      '| pair | verdict |',
      '| --- | --- |',
      ...results.map(({ id, verdict }) => `| ${id} | ${verdict} |`),
    ].join('\n'),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

/** Pairs with a false alarm count as failed; a page of other sources, or none, counts as skipped and says so. */
export async function provenPairs(root: string): Promise<Counts> {
  const page = {
    path,
    digest: digestOfDependencies(root),
    command: 'npm run prove',
  }
  return countsOfPage(root, page, (text) => {
    const verdicts = [...text.matchAll(/\| (green|false-alarm) \|$/gm)].map(([, verdict]) => verdict)
    const passed = verdicts.filter((verdict) => verdict === 'green').length
    return { passed, failed: verdicts.length - passed, skipped: 0 }
  })
}
