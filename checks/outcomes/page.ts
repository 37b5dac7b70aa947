/** @module The committed page of outcomes, and whether it still says something of the sources. */

import { join } from 'node:path'
import type { Counts } from '../parts/parts.ts'
import { countsOfPage, digestOf, sourcesLine } from '../prove/digest.ts'
import { type Argued, changes, leastSeen, shareSeen, unseenIn } from './argued.ts'
import type { Finding, Seen } from './load-bearing.ts'

const dependencies = [
  'checks/outcomes/*.{ts,yaml}',
  'contract/**/*.ts',
  'drivers/**/*.ts',
  'faults/{server,phone}/**/*.ts',
  'features/**/*.{feature,yaml}',
  'reference-server/**/*.{ts,sql}',
  'simulators/**/*.ts',
  'steps/**/*.ts',
]

const path = 'reports/summary/outcomes.md'

export const pageOf = (root: string): string => join(root, path)

const inWords = (seen: Seen | undefined): string => {
  if (seen === undefined) return 'not seen'
  return seen.fault === undefined ? seen.scenario : `${seen.fault} escapes in ${seen.scenario}`
}

/** Of everything that a finding depends on, without tests. */
export const digestOfSources = (root: string): string => digestOf(root, dependencies)

/** Rounded down: what is told is never more than what was reached. */
const percent = (share: number): string => `${(Math.floor(share * 10) / 10).toFixed(1)} %`

/** How many of the changes of each kind were seen. */
const shares = (findings: readonly Finding[]): readonly string[] =>
  changes.map((change) => {
    const seen = findings.filter((finding) => finding.seen[change] !== undefined).length
    return `${change}: ${seen} of ${findings.length} seen (${percent(shareSeen(findings, change))})`
  })

/** Each outcome, and where it was seen that it is negated or removed; `digest` is that of the sources. */
export const outcomesPage = (
  digest: string,
  findings: readonly Finding[],
  argued: readonly Argued[],
): string =>
  [
    '<!-- Written by `npm run mutate:outcomes`. -->',
    '# Outcomes that carry something',
    `${shares(findings).join('; ')}; ${unseenIn(findings).length} not seen, ${argued.length} of them argued. ${sourcesLine(digest)}`,
    [
      '| outcome | negated, seen in | removed, seen in |',
      '| --- | --- | --- |',
      ...findings.map(
        ({ wording, seen }) =>
          `| ${wording.replaceAll('|', '\\|')} | ${inWords(seen.negated)} | ${inWords(seen.removed)} |`,
      ),
    ].join('\n'),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')

/** How many kinds of change were seen too seldom, whatever is argued. */
const tooSeldom = (text: string): number =>
  [...text.matchAll(/: (\d+) of (\d+) seen/g)].filter(
    ([, seen, all]) => 100 * Number(seen) < leastSeen * Number(all),
  ).length

/**
 * What nothing has seen counts as failed where nobody has argued, and so does a kind of change that is seen too seldom; a page of
 * other sources, or none, as skipped.
 */
export async function provenOutcomes(root: string): Promise<Counts> {
  const page = { path, digest: digestOfSources(root), command: 'npm run mutate:outcomes' }
  return countsOfPage(root, page, (text) => {
    const [, unseen = 0, argued = 0] = (/(\d+) not seen, (\d+) of them argued/.exec(text) ?? []).map(Number)
    const rows = text.split('\n').filter((line) => /^\| (?!outcome|---)/.test(line)).length
    return { passed: 2 * rows - unseen, failed: unseen - argued + tooSeldom(text), skipped: argued }
  })
}
