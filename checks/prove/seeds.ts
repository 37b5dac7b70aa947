/** @module Ten other seeds: each fault that seed 1 finds has to be found with them, too, or the difference is listed. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { KnownFault } from '../../drivers/assemblies/faults.ts'
import type { Detection } from '../../reports/detection/detection-schema.ts'
import type { Counts } from '../parts/parts.ts'
import { countsOfPage, digestOf, sourcesLine } from './digest.ts'
import { detectionOfAll } from './resumed-detection.ts'

const seeds = Array.from({ length: 10 }, (_, at) => at + 2)

const path = 'reports/summary/seeds.md'

const dependencies = [
  'cli/detect/*.ts',
  'contract/**/*.ts',
  'drivers/**/*.ts',
  'faults/{server,phone}/**/*.ts',
  'features/**/*.{feature,yaml}',
  'reference-server/**/*.{ts,sql}',
  'reports/contexts/*.ts',
  'simulators/**/*.ts',
  'steps/**/*.ts',
]

const digestOfSources = (root: string): string => digestOf(root, dependencies)

/**
 * Judges the faults with each seed and writes the page when all are done. `out`: the folder that keeps what was judged.
 * Resolves to whether it is done.
 */
export async function proveSeeds(
  root: string,
  out: string,
  known: readonly KnownFault[],
  nats?: string,
): Promise<boolean> {
  const digest = digestOfSources(root)
  const ids = known.filter(({ harmless }) => !harmless).map(({ id }) => id)
  const records: Detection[] = []
  for (const seed of seeds) {
    const called = `faults with seed ${seed}`
    const record = await detectionOfAll({
      root,
      out: join(out, `seed-${seed}`),
      digest,
      ids,
      seed,
      called,
      nats,
    })
    if (record === undefined) return false
    records.push(record)
  }
  writeFileSync(join(root, path), seedsPage(records, digest))
  return true
}

/** How many faults each seed finds, and which it does not; `records` in the order of the seeds. */
export function seedsPage(records: readonly Detection[], digest: string): string {
  const row = ({ faults }: Detection, at: number): string => {
    const missed = faults.filter(({ verdict }) => verdict !== 'killed')
    const named = missed.map(({ id, verdict }) => `${id} (${verdict})`).join(', ')
    return `| ${seeds[at]} | ${faults.length - missed.length} of ${faults.length} | ${named || 'none'} |`
  }
  return [
    '<!-- Written by `npm run prove`. -->',
    '# Other seeds',
    `Whether faults that are found with seed 1 are found with ten others. ${sourcesLine(digest)}`,
    ['| seed | faults killed | not killed |', '| --- | --- | --- |', ...records.map(row)].join('\n'),
    '',
  ].join('\n\n')
}

/** One with which fewer faults are found counts as failed, and so does one that the page does not have. */
export async function provenSeeds(root: string): Promise<Counts> {
  const page = { path, digest: digestOfSources(root), command: 'npm run prove' }
  return countsOfPage(root, page, (text) => {
    const missed = [...text.matchAll(/^\| \d+ \| \d+ of \d+ \| (.+) \|$/gm)].map(([, named]) => named)
    const passed = missed.filter((named) => named === 'none').length
    return { passed, failed: seeds.length - passed, skipped: 0 }
  })
}
