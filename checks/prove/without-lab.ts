/**
 * @module Runs against the reference server without a lab face, by a clock that nobody sets: how many requirements get a
 * verdict in an hour with ten people, and that none of them is false.
 */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Irreversible, irreversible } from '../../drivers/assemblies/people/needs.ts'
import { type Results, resultsSchema, rowsWithVerdict } from '../../reports/output/results.ts'
import { systemWithoutLab, tenPeople } from '../../testing/system-without-lab.ts'
import { runCommand } from '../parts/command.ts'
import { type Counts, print, readReport } from '../parts/parts.ts'
import { countsOfPage, digestOf, sourcesLine } from './digest.ts'
import { dependencies } from './pairs.ts'

/** The runs, by what may be done to people that cannot be undone. */
const runs: readonly (readonly Irreversible[])[] = [[], irreversible.options]

const path = 'reports/summary/without-lab.md'

/** Whoever chooses what is tried, and the system, decide as well how far an hour comes. */
const digestOfSources = (root: string): string =>
  digestOf(root, [
    ...dependencies,
    'cli/run/without-lab/*.ts',
    'testing/system-without-lab.ts',
    'testing/foreign-reference/*.ts',
  ])

/** Plays an hour with and without `--allow`, at the same time, and writes the page. Resolves to whether no verdict was false. */
export async function proveWithoutLab(root: string): Promise<boolean> {
  const digest = digestOfSources(root)
  const lines: string[] = []
  let isRight = true
  const played = await Promise.all(
    runs.map(async (allowed) => ({ allowed, results: await playedHour(allowed) })),
  )
  for (const { allowed, results } of played) {
    const failed = results.scenarios.filter(({ outcome }) =>
      ['failed', 'notTestable', 'harnessError'].includes(outcome),
    )
    for (const { id, reason = '' } of failed) print(`  ${id}: ${reason}`)
    isRight &&= failed.length === 0
    lines.push(line(allowed, results, failed.length))
  }
  writeFileSync(join(root, path), page(lines, digest))
  return isRight
}

async function playedHour(allowed: readonly string[]): Promise<Results> {
  const clock = { kind: 'real', settleMs: 250, budgetMinutes: 60 }
  const system = await systemWithoutLab(tenPeople, 1, { clock })
  try {
    const options = allowed.flatMap((kind) => ['--allow', kind])
    const args = ['cli/sls.mjs', 'run', '--config', system.file, '--out', system.out, ...options]
    const { output } = await runCommand('node', args, system.environment)
    const results = readReport(join(system.out, 'results.json'), resultsSchema)
    if (!results) throw new Error(`the run left no results:\n${output}`)
    return results
  } finally {
    system.remove()
  }
}

function line(allowed: readonly string[], results: Results, failed: number): string {
  const { judged, others } = rowsWithVerdict(results)
  const all = judged.length + others.length
  const tried = results.scenarios.filter(
    ({ outcome }) => outcome !== 'notTried' && outcome !== 'notApplicable',
  ).length
  const share = Math.round((100 * judged.length) / all)
  const name = allowed.length === 0 ? 'nothing allowed' : allowed.map((kind) => `--allow ${kind}`).join(' ')
  return `| ${name} | ${tried} of ${results.scenarios.length} | ${failed} | ${judged.length} of ${all} (${share} %) | ${others.join(' ')} |`
}

const page = (lines: readonly string[], digest: string): string =>
  [
    '<!-- Written by `npm run prove`. -->',
    '# Without a lab face',
    `An hour against the reference server, which is right, with ten people and a clock that nobody sets. ${sourcesLine(digest)}`,
    [
      '| run | scenarios tried | not passed | MUST requirements of the server with a verdict | without |',
      '| --- | --- | --- | --- | --- |',
      ...lines,
    ].join('\n'),
    '',
  ].join('\n\n')

/** Scenarios that did not pass count as failed; a page of other sources, or none, counts as skipped and says so. */
export async function provenWithoutLab(root: string): Promise<Counts> {
  const committed = { path, digest: digestOfSources(root), command: 'npm run prove' }
  return countsOfPage(root, committed, (text) => {
    const failed = [...text.matchAll(/^\| [^|]+ \| [^|]+ \| (\d+) \|/gm)].map(([, count]) => Number(count))
    return {
      passed: failed.filter((count) => count === 0).length,
      failed: failed.filter(Boolean).length,
      skipped: 0,
    }
  })
}
