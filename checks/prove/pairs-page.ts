/** @module The committed page of all pairs, and whether it still says something of the sources. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Detection } from '../../reports/detection/detection-schema.ts'
import { type Counts, print } from '../parts/parts.ts'
import { digestOfDependencies } from './pairs.ts'

/** The page of all pairs with their verdicts, and of which sources they were reached. */
export function pairsPage(results: Detection['harmless'], digest: string): string {
  const alarms = results.filter(({ verdict }) => verdict !== 'green').length
  return [
    '<!-- Written by `npm run prove`. -->',
    '# Pairs of harmless variants',
    `${results.length} pairs, ${results.length - alarms} green, ${alarms} false alarms. Sources: \`${digest}\`.`,
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
  const file = join(root, 'reports', 'summary', 'pairs.md')
  const page = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const of = /Sources: `([0-9a-f]+)`/.exec(page)?.[1]
  if (of !== digestOfDependencies(root)) {
    print(`  reports/summary/pairs.md is ${of ? 'of other sources' : 'missing'}: npm run prove`)
    return { passed: 0, failed: 0, skipped: 1 }
  }
  const verdicts = [...page.matchAll(/\| (green|false-alarm) \|$/gm)].map(([, verdict]) => verdict)
  const passed = verdicts.filter((verdict) => verdict === 'green').length
  return { passed, failed: verdicts.length - passed, skipped: 0 }
}
