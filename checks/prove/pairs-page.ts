/** @module The committed page of all pairs, and whether it still says something of the sources. */

import type { Detection } from '../../reports/detection/detection-schema.ts'
import type { Counts } from '../parts/parts.ts'
import { countsOfPage, sourcesLine } from './digest.ts'
import { digestOfDependencies } from './pairs.ts'

/** The page of all pairs with their verdicts, and of which sources they were reached. */
export function pairsPage(results: Detection['harmless'], digest: string): string {
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
    path: 'reports/summary/pairs.md',
    digest: digestOfDependencies(root),
    command: 'npm run prove',
  }
  return countsOfPage(root, page, (text) => {
    const verdicts = [...text.matchAll(/\| (green|false-alarm) \|$/gm)].map(([, verdict]) => verdict)
    const passed = verdicts.filter((verdict) => verdict === 'green').length
    return { passed, failed: verdicts.length - passed, skipped: 0 }
  })
}
